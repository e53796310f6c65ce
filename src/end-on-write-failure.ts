export interface EndOnWriteFailureOptions {
  readonly output?: NodeJS.WritableStream;
  readonly errors?: NodeJS.WritableStream;
  readonly exit?: (code: number) => void;
}

/**
 * Ends the process when what it says can no longer be written. A reader that has seen enough (`| head`) is no
 * failure: 0. Anything else, as a full disk, is said where that is still possible: 2.
 */
export function endOnWriteFailure({
  output = process.stdout,
  errors = process.stderr,
  exit = (code) => process.exit(code),
}: EndOnWriteFailureOptions = {}): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      exit(0);
      return;
    }
    errors.write(
      `Standard output cannot be written to (${error.code ?? error.message}). Free some room, or write elsewhere.\n`,
    );
    exit(2);
  });
  // Nobody is left to be told.
  errors.on('error', () => exit(2));
}
