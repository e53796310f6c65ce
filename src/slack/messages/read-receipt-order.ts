import { parseReceiptId } from '../../desk/receipt-id.ts';

/**
 * What a command wants of receipts, as it was typed: `receipt K7Q2F-9XMB4` opens one, `receipt` alone (`''`) lists one's own.
 * `null` for all else, as a question that begins with the word.
 */
export function readReceiptOrder(text: string): string | null {
  const [order, typed = ''] = /^\s*receipt(?:\s+(\S.*?))?\s*$/is.exec(text) ?? [];
  if (order === undefined) return null;
  return /\s/.test(typed) && parseReceiptId(typed) === null ? null : typed;
}
