import type { Desk } from '../desk/answer.ts';
import { checkDraft } from '../desk/check-draft.ts';
import { type Checked, checkText } from '../desk/consult.ts';
import { UsageError } from '../errors.ts';
import { longestClaim, longestInput } from '../limits.ts';
import { toClaimReview } from './claim-review.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { formatConsultation } from './format-consultation.ts';
import { formatDraft } from './format-verdict.ts';
import {
  emptyInput,
  isEmpty,
  openFile,
  proveLength,
  readWhole,
  standardInput,
  type TextOrigin,
} from './read-input.ts';
import { dash, proveBatchUsage, readText, type TextRun } from './read-text.ts';
import type { AskOptions } from './run-ask.ts';
import { runBatch } from './run-batch.ts';
import { decisiveVerdict, toClaimJson, toSentenceJson } from './verdict-json.ts';

export interface CheckOptions extends AskOptions {
  readonly file?: string;
  readonly format?: string;
}

type CheckRun = TextRun<CheckOptions>;

/** Runs `cptpp check`. Gives its exit code. */
export async function runCheck(run: CheckRun): Promise<ExitCode> {
  const { words, chosen, loadDesk, input, output } = run;
  proveUsage(words, chosen);
  if (chosen.batch) {
    const desk = loadDesk();
    const { knowledge } = desk;
    await runBatch({
      input,
      output,
      respond: ({ id, text }) => toClaimJson(checkWhole(desk, text), { knowledge, id }),
    });
    return exitCode.ran;
  }

  const { file } = chosen;
  const isContradicted =
    file === undefined
      ? await isClaimContradicted(run)
      : await isDraftContradicted(run, file === dash ? standardInput(input) : openFile(file));
  return isContradicted ? exitCode.found : exitCode.ran;
}

async function isDraftContradicted(
  { chosen, loadDesk, output, print, style }: CheckRun,
  origin: TextOrigin,
): Promise<boolean> {
  const text = await readWhole(origin);
  if (isEmpty(text)) throw emptyInput(origin);
  const desk = loadDesk();
  const { knowledge } = desk;
  const draft = checkDraft(desk, text);
  if (chosen.json) {
    for (const sentence of draft.sentences) {
      output.write(`${JSON.stringify(toSentenceJson(sentence, knowledge))}\n`);
    }
  } else print(formatDraft({ draft, knowledge, style }));
  return draft.counts.contradicted > 0;
}

async function isClaimContradicted({
  words,
  chosen,
  loadDesk,
  input,
  output,
  print,
  style,
}: CheckRun): Promise<boolean> {
  const claim = (await readText({ words, input }))?.trim() ?? '';
  if (claim === '') {
    throw new UsageError(
      'cptpp check needs a claim: cptpp check "…", or a draft: cptpp check --file draft.md.',
    );
  }
  const desk = loadDesk();
  const { knowledge } = desk;
  const found = checkWhole(desk, claim);
  const verdict = decisiveVerdict(found);
  if (chosen.format) {
    output.write(`${JSON.stringify(toClaimReview({ ...verdict, claim }, knowledge), null, 2)}\n`);
  } else if (chosen.json) output.write(`${JSON.stringify(toClaimJson(found, { knowledge }))}\n`);
  else {
    const { explain = false } = chosen;
    print(formatConsultation({ found, knowledge, style, explain }));
  }
  return verdict.kind === 'contradicted';
}

/** Checks a claim, or each of its sentences, and refuses what would not be read whole. */
function checkWhole(desk: Desk, claim: string): Checked {
  proveLength(claim, { limit: longestInput, name: 'The claim' });
  const found = checkText(desk, claim);
  if (found.kind === 'verdict') {
    proveLength(claim.trim(), { limit: longestClaim, name: 'The claim' });
  }
  return found;
}

function proveUsage(
  words: readonly string[],
  { batch, file, json, explain, format }: CheckOptions,
): void {
  if (format !== undefined && format !== 'claimreview') {
    throw new UsageError(`cptpp check has no format "${format}". Use --format claimreview.`);
  }
  if (batch && file !== undefined) {
    throw new UsageError('cptpp check reads claims with --batch or a draft with --file, not both.');
  }
  if (batch) proveBatchUsage('cptpp check', 'claim', { words, forms: { json, explain, format } });
  if (file !== undefined && words.length > 0) {
    throw new UsageError('cptpp check --file reads the draft from a file; leave the claim out.');
  }
  if (file !== undefined && (explain || format)) {
    throw new UsageError('--explain and --format are for one claim; leave --file out.');
  }
  if (format && (json || explain)) {
    throw new UsageError('--format prints JSON of its own; leave --json and --explain out.');
  }
}
