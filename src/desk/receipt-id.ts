import { receiptIdLength } from '../limits.ts';

/** Crockford's letters: none is taken for another. What people type for those that are left out is read as meant. */
export const receiptLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of a receipt as people read it: in two groups. */
export function formatReceiptId(id: string): string {
  const half = receiptIdLength / 2;
  return `${id.slice(0, half)}-${id.slice(half)}`;
}

/** Reads an id as people type it, in groups or not, in small letters or not; `null` for what is none. */
export function parseReceiptId(typed: string): string | null {
  const id = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isOne =
    id.length === receiptIdLength && [...id].every((one) => receiptLetters.includes(one));
  return isOne ? id : null;
}
