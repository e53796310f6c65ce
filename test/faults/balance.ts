import { createServer, request as send } from 'node:http';

/** A load balancer in front of replicas, on 127.0.0.1. */
export interface Balancer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Passes each request to a replica, in turn, and to the next one where nobody listens. What breaks on the way is
 * broken off: that is what Slack sees when a replica dies.
 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      turn += 1;
      pass(ports.length);

      function pass(left: number): void {
        const port = ports[(turn + left) % ports.length];
        const passed = send(
          {
            ...{ host: '127.0.0.1', port, path: request.url, method: request.method },
            headers: { ...request.headers, connection: 'close' },
          },
          (answer) => {
            response.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(response);
            answer.on('error', () => response.destroy());
          },
        );
        passed.on('error', (error: NodeJS.ErrnoException) => {
          if (error.code === 'ECONNREFUSED' && left > 1) pass(left - 1);
          else response.destroy();
        });
        passed.end(Buffer.concat(parts));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
