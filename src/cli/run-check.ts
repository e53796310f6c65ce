import { readFileSync } from 'node:fs';
import type { Desk } from '../desk/answer.ts';
import { checkDraft } from '../desk/check-draft.ts';
import { UsageError } from '../errors.ts';
import { toClaimReview } from './claim-review.ts';
import { formatDraft, formatVerdict } from './format-verdict.ts';
import { runBatch } from './run-batch.ts';
import type { Style } from './style.ts';
import { toVerdictJson } from './verdict-json.ts';

export interface CheckOptions {
  readonly knowledge?: string;
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly explain?: boolean;
  readonly file?: string;
  readonly format?: string;
}

export interface CheckRun {
  readonly claim: string;
  readonly chosen: CheckOptions;
  readonly loadDesk: () => Desk;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly style: Style;
}

/** Runs `cptpp check`. Gives its exit code: 1 when the source says otherwise on a sentence of a file, else 0. */
export async function runCheck({
  claim,
  chosen,
  loadDesk,
  input,
  output,
  style,
}: CheckRun): Promise<0 | 1> {
  proveUsage(claim, chosen);
  const draft = chosen.file === undefined ? null : readDraft(chosen.file);
  const desk = loadDesk();
  const { knowledge } = desk;
  const print = (text: string) => output.write(`${text}\n`);

  if (chosen.batch) {
    await runBatch({
      input,
      output,
      respond: ({ id, text }) => toVerdictJson({ verdict: desk.check(text), knowledge, id }),
    });
    return 0;
  }

  if (draft !== null) {
    const checked = checkDraft(desk, draft);
    if (chosen.json) {
      for (const { verdict, text, line } of checked.sentences) {
        print(JSON.stringify({ ...toVerdictJson({ verdict, knowledge, id: line }), text }));
      }
    } else print(formatDraft({ draft: checked, knowledge, style }));
    return checked.counts.contradicted > 0 ? 1 : 0;
  }

  const verdict = desk.check(claim);
  if (chosen.format) print(JSON.stringify(toClaimReview(verdict, knowledge), null, 2));
  else if (chosen.json) print(JSON.stringify(toVerdictJson({ verdict, knowledge })));
  else print(formatVerdict({ verdict, knowledge, style, explain: chosen.explain ?? false }));
  return 0;
}

function proveUsage(claim: string, { batch, file, json, explain, format }: CheckOptions): void {
  if (format !== undefined && format !== 'claimreview') {
    throw new UsageError(`cptpp check has no format "${format}". Use --format claimreview.`);
  }
  if (batch && file !== undefined) {
    throw new UsageError('cptpp check reads claims with --batch or a draft with --file, not both.');
  }
  if (batch && claim !== '') {
    throw new UsageError(
      'cptpp check --batch reads its claims from standard input; leave the claim out.',
    );
  }
  if (file !== undefined && claim !== '') {
    throw new UsageError('cptpp check --file reads the draft from a file; leave the claim out.');
  }
  if (batch && (json || explain || format)) {
    throw new UsageError(
      'cptpp check --batch already prints JSON; leave --json, --explain and --format out.',
    );
  }
  if (file !== undefined && (explain || format)) {
    throw new UsageError('--explain and --format are for one claim; leave --file out.');
  }
  if (format && (json || explain)) {
    throw new UsageError('--format prints JSON of its own; leave --json and --explain out.');
  }
  if (!batch && file === undefined && claim === '') {
    throw new UsageError(
      'cptpp check needs a claim: cptpp check "…", or a draft: cptpp check --file draft.md.',
    );
  }
}

function readDraft(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(
      error instanceof TypeError
        ? `${file} is not UTF-8 text. Save it as UTF-8.`
        : `${file} cannot be read. Check that it is a file and that you may read it.`,
    );
  }
}
