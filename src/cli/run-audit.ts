import { readOperatorConfig } from '../config.ts';
import { formatReceiptId } from '../desk/receipt-id.ts';
import { UsageError } from '../errors.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import type { ChainFinding, ChainHead, ChainReport } from './operate-storage.ts';

export interface AuditOptions {
  readonly head?: string;
  readonly json?: boolean;
}

/** Runs `cptpp audit verify`: recomputes the chain of receipts, some links at a time. */
export async function runAudit({
  chosen: { head: given, json = false },
  print,
  write,
}: {
  readonly chosen: AuditOptions;
  readonly print: (text: string) => void;
  /** Writes text as it is, without wrapping it. */
  readonly write: (text: string) => void;
}): Promise<ExitCode> {
  const noted = given === undefined ? null : readHead(given);
  const reports = await readAll(noted);
  const sum = (count: (report: ChainReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  const last = reports.at(-1);
  const findings = reports.flatMap((report) => report.findings);
  const told = {
    findings: findings.map((finding) => ({ ...finding, says: describe(finding) })),
    batches: sum(({ batches }) => batches),
    receipts: sum(({ receipts }) => receipts),
    gone: sum(({ gone }) => gone),
    waiting: last?.waiting ?? 0,
    head: last?.head ? `${last.head.number}:${last.head.hash}` : null,
  };

  if (json) write(`${JSON.stringify(told)}\n`);
  else print([...told.findings.map(({ says }) => says), ...summary(told)].join('\n'));
  return findings.length > 0 ? exitCode.found : exitCode.ran;
}

/** @throws {UsageError} for what is no head, as the command prints it. */
function readHead(text: string): ChainHead {
  const [, number, hash = ''] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (number === undefined) {
    throw new UsageError(`"${text}" is no head of the chain. Give it as audit verify printed it.`);
  }
  return { number: Number(number), hash };
}

async function readAll(noted: ChainHead | null): Promise<readonly ChainReport[]> {
  // Storage takes a while to load, and few commands need it.
  const { askStorage, chainReportSchema } = await import('./operate-storage.ts');
  const config = readOperatorConfig();
  const { recordDays } = config;
  const reports: ChainReport[] = [];
  for (;;) {
    const after = reports.at(-1)?.head ?? null;
    const answer = await askStorage(config, { ask: 'audit', recordDays, after, noted });
    const report = chainReportSchema.parse(answer);
    reports.push(report);
    if (report.isEnd) return reports;
  }
}

function describe(finding: ChainFinding): string {
  switch (finding.kind) {
    case 'changed':
      return `${formatReceiptId(finding.receipt)}: this receipt was changed after it was written.`;
    case 'removed':
      return `Link ${finding.batch}: ${finding.count} of its receipts are gone before their time.`;
    case 'batch_changed':
      return `Link ${finding.batch}: the chain breaks here. This link was changed, or the one before it.`;
    case 'batch_missing':
      return `Link ${finding.batch}: receipts are of it, and it is not there.`;
    case 'not_that_head':
      return `Link ${finding.batch}: the chain does not hold the hash that you noted.`;
  }
}

function summary({
  findings,
  batches,
  receipts,
  gone,
  waiting,
  head,
}: {
  readonly findings: readonly unknown[];
  readonly batches: number;
  readonly receipts: number;
  readonly gone: number;
  readonly waiting: number;
  readonly head: string | null;
}): readonly string[] {
  const { length } = findings;
  const result = length === 0 ? 'Nothing was changed.' : `Findings: ${length}.`;
  return [
    `Links: ${batches}. Receipts: ${receipts}, and ${gone} whose time is over. Not in the chain yet: ${waiting}. ${result}`,
    ...(head === null ? [] : [`Head: ${head}`]),
  ];
}
