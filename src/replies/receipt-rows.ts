import { formatReceiptId } from '../desk/receipt-id.ts';
import type { Replay } from '../desk/replay.ts';
import type { Basis, BasisPart } from '../desk/to-basis.ts';
import { hashShown } from '../limits.ts';
import type { Strings } from './strings/en.ts';

/** A receipt as somebody may see it. */
export interface ShownReceipt {
  readonly id: string;
  /** In ISO form. */
  readonly madeAt: string;
  /** `null` where it is not, or no longer, kept. */
  readonly question: string | null;
  /** Of the question and the people, with a salt. */
  readonly wordsHash: string;
  readonly commitment: string;
  readonly basis: Basis;
  /** Whether it is what it was, and in the chain. */
  readonly state: 'chained' | 'waiting' | 'changed';
  /** The link of the chain; `null` before it is in one. */
  readonly batch: number | null;
  /** What the base says now; `null` where it cannot be asked again. */
  readonly replay: Replay | null;
}

/** One thing that a receipt says, and its name. */
export interface ReceiptRow {
  readonly name: string;
  readonly text: string;
  /** A source's own words, below it. */
  readonly quote?: string;
}

/**
 * All that a receipt says but who is in it, in order. The same for Slack, a page and a terminal.
 *
 * @param baseName  Which base was asked again. By default today's.
 */
export function receiptRows(
  receipt: ShownReceipt,
  { receipts: strings }: Pick<Strings, 'receipts'>,
  baseName: string = strings.names.today,
): readonly ReceiptRow[] {
  const { names } = strings;
  const { id, madeAt, question, wordsHash, basis } = receipt;
  const { parts } = basis;
  return [
    { name: names.receipt, text: `${formatReceiptId(id)} · ${madeAt}` },
    { name: names.asked, text: question || strings.wordsGone(wordsHash) },
    ...parts.flatMap((part, at) => partRows(part, parts.length > 1 ? `${at + 1}. ` : '', strings)),
    { name: names.base, text: baseLine(basis, strings) },
    { name: baseName, text: todayLine(receipt.replay, basis, strings) },
    { name: names.record, text: recordLine(receipt, strings) },
  ];
}

function partRows(
  part: BasisPart,
  number: string,
  strings: Strings['receipts'],
): readonly ReceiptRow[] {
  const { names } = strings;
  const { answer, facts, features } = part;
  const outcome = strings.outcomes[part.outcome];
  const measured = Object.entries(features).map(([name, value]) => `${name} ${value}`);
  return [
    {
      name: `${number}${names.told}`,
      text: answer === null ? outcome : `${outcome}: ${answer}`,
    },
    ...part.quotes.map(({ source, paragraph, start, end, quote }) => ({
      name: names.quote,
      text: strings.place(source ?? strings.channelText, paragraph, start, end),
      ...(quote !== null && { quote }),
    })),
    {
      name: names.facts,
      text: facts.map(({ id, version }) => `${id} @ ${version}`).join(', ') || strings.noFact,
    },
    { name: names.rule, text: ruleLine(part, strings) },
    ...(measured.length === 0 ? [] : [{ name: names.features, text: measured.join(', ') }]),
  ];
}

function ruleLine({ rule, score, threshold }: BasisPart, strings: Strings['receipts']): string {
  if (score === null || threshold === null) return rule;
  return `${rule} · ${strings.score(String(score), String(threshold))}`;
}

function baseLine({ knowledge, withheld }: Basis, strings: Strings['receipts']): string {
  if (withheld === null) return knowledge;
  return `${knowledge}, ${strings.withheld(withheld.sources.length, withheld.facts.length)}`;
}

function todayLine(replay: Replay | null, told: Basis, strings: Strings['receipts']): string {
  if (replay === null) return strings.notAsked;
  const hash = replay.knowledge.slice(0, hashShown);
  if (replay.differs.length > 0) return strings.otherwise(replay.differs, hash);
  if (replay.isToTheByte) return `${strings.same}${strings.toTheByte}`;
  const isSameBase = replay.knowledge === told.knowledge;
  return `${strings.same}${isSameBase ? strings.otherScores : strings.otherBase(hash)}`;
}

function recordLine(
  { state, batch, commitment }: ShownReceipt,
  strings: Strings['receipts'],
): string {
  if (state === 'changed') return strings.changed;
  const whole = batch === null ? strings.waiting : strings.chained(batch);
  return `${whole}; ${strings.commitment(commitment)}`;
}
