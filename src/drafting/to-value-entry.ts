import type { FactValue, ValueEntry } from '../knowledge/fact-value.ts';

/** A value as a file of facts has it: without its kind, and without what it does not say. */
export function toValueEntry({ kind: _, also: __, ...fields }: FactValue): ValueEntry {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, field]) =>
        field !== null && field !== false && !(Array.isArray(field) && field.length === 0),
    ),
  );
}
