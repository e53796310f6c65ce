import type { OAuthConnection, SlackConnection } from '../../config.ts';
import { HttpReceiver, type HttpReceiverOptions } from './http-receiver.ts';
import type { SocketOptions } from './kept-socket.ts';
import { SocketReceiver } from './socket-receiver.ts';

export interface ReceiverOptions
  extends Omit<HttpReceiverOptions, 'signingSecret'>,
    Omit<SocketOptions, 'appToken'> {
  readonly connection: SlackConnection | OAuthConnection;
}

/** Makes what brings Slack's requests to the app: a socket, or a server for signed HTTP requests. */
export function createReceiver({
  connection,
  ...options
}: ReceiverOptions): HttpReceiver | SocketReceiver {
  return connection.mode === 'socket'
    ? new SocketReceiver({ ...options, appToken: connection.appToken })
    : new HttpReceiver({ ...options, signingSecret: connection.signingSecret });
}
