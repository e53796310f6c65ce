import { spendReading } from './work-budget.ts';

const invisible = /[\p{Cc}\p{Cf}]+/gu;
const quotes: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
};

/**
 * Gives a text one form, so that what looks the same reads the same: Unicode NFKC, plain quotes and
 * dashes, no control or zero-width characters, single spaces, none at the ends. Case is kept.
 */
export function normaliseText(text: string): string {
  spendReading(text);
  return text
    .normalize('NFKC')
    .replace(/[‘’‛“”]/g, (mark) => quotes[mark] ?? mark)
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(invisible, '')
    .trim();
}
