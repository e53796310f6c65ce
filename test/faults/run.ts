import { runOnPglite, runOnPostgres } from './fault-settings.ts';
import type { FaultReport } from './read-report.ts';

// The long form of the fault tests: prints the table that stands in docs/OPERATIONS.md. Exits 1 when a promise broke.
const say = (line: string) => process.stderr.write(`${line}\n`);
const common = { seed: 1, isBuilt: true, say };
const only = process.argv[2];

const runs: Record<string, () => Promise<FaultReport>> = {
  postgres: () =>
    runOnPostgres({
      ...{ kills: 200, mentions: 5_000, channels: 100, every: 100, databaseRestarts: 5 },
      ...common,
    }),
  pglite: () =>
    runOnPglite({ ...{ kills: 40, mentions: 1_000, channels: 100, every: 60 }, ...common }),
};
const reports: Record<string, FaultReport> = {};
for (const [name, run] of Object.entries(runs)) {
  if (only === undefined || only === name) reports[name] = await run();
}

const names = Object.keys(reports);
const rows = Object.keys(Object.values(reports)[0] ?? {});
process.stdout.write(`| | ${names.join(' | ')} |\n| --- |${names.map(() => ' --- |').join('')}\n`);
for (const row of rows) {
  const cells = Object.values(reports).map(
    (report) => Object.entries(report).find(([key]) => key === row)?.[1],
  );
  process.stdout.write(`| ${row} | ${cells.join(' | ')} |\n`);
}
process.exitCode = Object.values(reports).every(isKept) ? 0 : 1;

function isKept({
  lost,
  duplicates,
  duplicatesByKill,
  mostByOneKill,
  commandsLate,
}: FaultReport): boolean {
  return lost === 0 && duplicates === duplicatesByKill && mostByOneKill <= 1 && commandsLate === 0;
}
