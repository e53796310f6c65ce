/**
 * Ends the process when its output can no longer be written: with 0 where the reader has seen enough (`| head`), which
 * is no failure; with 2, and a line on standard error, for anything else, as a full disk.
 */
export function endOnWriteFailure({
  output = process.stdout,
  errors = process.stderr,
  exit = (code) => process.exit(code),
}: {
  readonly output?: NodeJS.WritableStream;
  readonly errors?: NodeJS.WritableStream;
  readonly exit?: (code: number) => void;
} = {}): void {
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
  // Standard error cannot be written to either.
  errors.on('error', () => exit(2));
}
