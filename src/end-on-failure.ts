import type { EventEmitter } from 'node:events';
import type { Logger } from '@slack/bolt';
import { DeskError } from './errors.ts';

export interface EndOnFailureOptions {
  readonly logger: Logger;
  /** Told of what can be mended by whoever runs the desk, as a token that Slack took back; ends the process. */
  readonly onDeskError?: (error: DeskError) => void;
  readonly process?: Pick<EventEmitter, 'on'>;
  /** Resolves when what was logged has left the process. */
  readonly flush?: () => Promise<void>;
  readonly exit?: (code: number) => void;
}

/**
 * Ends the process, heard, on a failure that nobody handled: logs what it was and where it came from, as far as it
 * says, waits until the line is out, exits 1.
 * A socket that cannot be opened again ends up here; whatever supervises the process starts it anew.
 */
export function endOnFailure({
  logger,
  onDeskError,
  process: source = process,
  flush = flushStandardError,
  exit = (code) => process.exit(code),
}: EndOnFailureOptions): void {
  for (const event of ['unhandledRejection', 'uncaughtException']) {
    source.on(event, (failure: unknown) => {
      if (onDeskError && failure instanceof DeskError) {
        onDeskError(failure);
        return;
      }
      const ids = failure instanceof Error ? { event } : { event, thrown: describeThrown(failure) };
      logger.error('Ending after a failure that nothing handled.', ids, failure);
      void flush().then(() => exit(1));
    });
  }
}

/** What was thrown that is no error, and has no stack: its kind, never its words. */
function describeThrown(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null)
    return thrown === null ? 'null' : typeof thrown;
  const { constructor: made } = thrown;
  return typeof made === 'function' && made.name ? made.name : 'object';
}

function flushStandardError(): Promise<void> {
  return new Promise((resolve) => process.stderr.write('', () => resolve()));
}
