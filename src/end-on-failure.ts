import type { EventEmitter } from 'node:events';
import type { Logger } from '@slack/bolt';
import { DeskError } from './errors.ts';

/**
 * Ends the process on a failure that nobody handled: logs what it was and where it came from, waits until the line is
 * written, and exits with 1. A socket that cannot be opened again ends up here; a supervisor then starts the process
 * anew.
 */
export function endOnFailure({
  logger,
  onDeskError,
  process: source = process,
  flush = flushStandardError,
  exit = (code) => process.exit(code),
}: {
  readonly logger: Logger;
  /** Called with an error that the operator can mend, as a revoked token. It must end the process. */
  readonly onDeskError?: (error: DeskError) => void;
  readonly process?: Pick<EventEmitter, 'on'>;
  /** Resolves when what was logged has left the process. */
  readonly flush?: () => Promise<void>;
  readonly exit?: (code: number) => void;
}): void {
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

/** Names the kind of a thrown value that is no error, and so has no stack. Never its words. */
function describeThrown(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null)
    return thrown === null ? 'null' : typeof thrown;
  const { constructor: made } = thrown;
  return typeof made === 'function' && made.name ? made.name : 'object';
}

function flushStandardError(): Promise<void> {
  return new Promise((resolve) => process.stderr.write('', () => resolve()));
}
