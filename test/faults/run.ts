import { parseArgs } from 'node:util';
import { runOnPglite, runOnPostgres } from './fault-settings.ts';
import { type FaultReport, isKept } from './read-report.ts';

// The long form of the fault tests: prints the table that stands in docs/OPERATIONS.md. Exits 1 when a promise broke.
// `postgres` or `pglite` runs that one only, `--burners 0` with nothing beside it, `--scale 0.1` a tenth of it.
const say = (line: string) => process.stderr.write(`${line}\n`);
const {
  values: { burners, scale },
  positionals: [only],
} = parseArgs({
  allowPositionals: true,
  options: {
    burners: { type: 'string', default: '2' },
    scale: { type: 'string', default: '1' },
  },
});
const scaled = (count: number) => Math.ceil(count * Number(scale));
const outages = { outages: 2, outageSeconds: 60 };
const common = { seed: 1, burners: Number(burners), ...outages, say };

const runs: Record<string, () => Promise<FaultReport>> = {
  postgres: () =>
    runOnPostgres({
      ...{
        kills: scaled(200),
        mentions: scaled(5_000),
        channels: 100,
        every: 100,
        databaseRestarts: 5,
      },
      ...common,
    }),
  pglite: () =>
    runOnPglite({
      ...{ kills: scaled(40), mentions: scaled(1_000), channels: 100, every: 60 },
      ...common,
    }),
};
const reports: Record<string, FaultReport> = {};
for (const [name, run] of Object.entries(runs)) {
  if (only !== undefined && only !== name) continue;
  const report = await run();
  reports[name] = report;
  say(`${name}: ${JSON.stringify(report)}`);
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
