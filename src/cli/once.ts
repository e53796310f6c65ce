import { InvalidArgumentError } from 'commander';

/** Refuses an option that is given twice: nobody can know which of the two was meant. */
export function once(value: string, before: string | undefined): string {
  if (before === undefined) return value;
  throw new InvalidArgumentError('It is given twice. Give it once.');
}
