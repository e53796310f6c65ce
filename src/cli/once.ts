import { InvalidArgumentError } from 'commander';

/** Refuses an option that is given twice: it means the one or the other, and which, nobody knows. */
export function once(value: string, before: string | undefined): string {
  if (before === undefined) return value;
  throw new InvalidArgumentError('It is given twice. Give it once.');
}
