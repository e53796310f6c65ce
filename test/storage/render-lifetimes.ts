import {
  columnsHolding,
  type Ending,
  lifetimes,
  type TableLifetime,
} from '../../src/storage/lifetimes.ts';

/** The table of what is kept, as docs/SECURITY.md has it. */
export function renderLifetimes(): string {
  return [
    '| table | keeps | why | words and people in it | are gone after | the row is gone after |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lifetimes.map((lifetime) => `| ${cellsOf(lifetime).join(' | ')} |`),
  ].join('\n');
}

function cellsOf(lifetime: TableLifetime): readonly string[] {
  const personal = columnsHolding(lifetime, 'words', 'person');
  const goes = [...lifetime.deleted.map(describe), lifetime.until].filter((text) => text !== '');
  return [
    `\`${lifetime.table}\``,
    lifetime.keeps,
    lifetime.why,
    personal.map((name) => `\`${name}\``).join(', ') || 'none',
    lifetime.anonymised.map(describe).join('; ') || '–',
    goes.join('; '),
  ];
}

function describe({ after, from, when, atLeast }: Ending): string {
  const named = { retention: '`RETENTION_DAYS`', records: '`RECORD_DAYS`' };
  const days = typeof after === 'number' ? inDays(after) : named[after];
  const least = atLeast === undefined ? '' : `, at least ${inDays(atLeast)},`;
  return `${days}${least} from \`${from}\`${when === undefined ? '' : ` where \`${when}\``}`;
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
