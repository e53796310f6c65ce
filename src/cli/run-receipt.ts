import { readOperatorConfig } from '../config.ts';
import { formatReceiptId, parseReceiptId } from '../desk/receipt-id.ts';
import { compareBases, isReplayable, type Replay, replayOn } from '../desk/replay.ts';
import type { Basis } from '../desk/to-basis.ts';
import { UsageError } from '../errors.ts';
import { loadDesk } from '../load-desk.ts';
import { receiptRows, type ShownReceipt } from '../replies/receipt-rows.ts';
import { stringsOf } from '../replies/strings/strings-of.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { findRevisionBefore, withRevision } from './read-revision.ts';
import { receiptPage } from './receipt-page.ts';

export interface ReceiptOptions {
  readonly knowledge?: string;
  readonly revision?: string;
  readonly ofThatDay?: boolean;
  readonly json?: boolean;
  readonly html?: boolean;
}

/** Runs `cptpp receipt ID`. It never says who is in a receipt, so that what it prints can be handed on. */
export async function runReceipt({
  typed,
  chosen,
  directory,
  print,
  write,
}: {
  /** The id as it was typed. */
  readonly typed: string;
  readonly chosen: ReceiptOptions;
  /** Of the knowledge base. */
  readonly directory: string;
  readonly print: (text: string) => void;
  /** Writes text as it is, without wrapping it. */
  readonly write: (text: string) => void;
}): Promise<ExitCode> {
  const { json = false, html = false, revision, ofThatDay = false } = chosen;
  if (json && html) throw new UsageError('--json and --html are two forms. Take one of them.');
  if (revision !== undefined && ofThatDay) {
    throw new UsageError('--revision and --of-that-day are two bases. Take one of them.');
  }
  const { found, basis } = await read(typed);
  const from = ofThatDay ? findRevisionBefore(directory, found.madeAt) : revision;
  const replay = askAgain({ basis, question: found.question, directory, revision: from });
  const { id, madeAt, question, wordsHash, commitment, state, batch } = found;
  const receipt: ShownReceipt = {
    ...{ id, madeAt, question, wordsHash, commitment, state, batch },
    ...{ basis, replay },
  };

  const rows = receiptRows(receipt, stringsOf('en'), from && `Base of ${from}`);
  if (json) write(`${JSON.stringify(toReceiptJson(receipt))}\n`);
  else if (html) write(receiptPage(rows, `Receipt ${formatReceiptId(id)}`));
  else {
    const lines = rows.flatMap(({ name, text, quote }) => [
      `${name}: ${text}`,
      ...(quote === undefined ? [] : [`  “${quote}”`]),
    ]);
    print(lines.join('\n'));
  }
  return state === 'changed' ? exitCode.found : exitCode.ran;
}

/** @throws {UsageError} where there is none of that id, or nobody can read it any more. */
async function read(typed: string) {
  const id = parseReceiptId(typed);
  if (id === null) {
    throw new UsageError(`"${typed}" is not the id of a receipt. One looks like K7Q2F-9XMB4.`);
  }
  // Storage takes a while to load, and few commands need it.
  const { askStorage, foundReceiptSchema, readBasis } = await import('./operate-storage.ts');
  const answer = await askStorage(readOperatorConfig(), { ask: 'receipt', id });
  const found = foundReceiptSchema.nullable().parse(answer);
  if (found === null) {
    throw new UsageError(`There is no receipt ${formatReceiptId(id)}: its time may be over.`);
  }
  const basis = readBasis(found.record);
  if (basis === null) {
    throw new UsageError(
      `The record of ${formatReceiptId(id)} was changed, and cannot be read. cptpp audit verify says what else was.`,
    );
  }
  return { found, basis };
}

function askAgain({
  basis,
  question,
  directory,
  revision,
}: {
  readonly basis: Basis;
  readonly question: string | null;
  readonly directory: string;
  readonly revision: string | undefined;
}): Replay | null {
  if (!isReplayable(basis, question)) return null;
  const askIn = (folder: string) => {
    const now = replayOn(loadDesk(folder), basis, question);
    return now && compareBases(basis, now);
  };
  return revision === undefined ? askIn(directory) : withRevision({ directory, revision }, askIn);
}

function toReceiptJson({ basis, replay, id, ...receipt }: ShownReceipt) {
  return {
    id: formatReceiptId(id),
    ...receipt,
    ...basis,
    replay: replay && { says: replay.differs.length === 0 ? 'same' : 'otherwise', ...replay },
  };
}
