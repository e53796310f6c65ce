import type { ReceiptRow } from '../replies/receipt-rows.ts';

/** A receipt as a page to print: one file, which loads nothing. */
export function receiptPage(rows: readonly ReceiptRow[], title: string): string {
  const lines = rows.map(
    ({ name, text, quote }) =>
      `<dt>${escapeText(name)}</dt>\n<dd>${escapeText(text)}${
        quote === undefined ? '' : `\n<blockquote>${escapeText(quote)}</blockquote>`
      }</dd>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; color: #111; background: #fff; }
dt { margin-top: 1rem; font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
blockquote { margin: 0.5rem 0 0; padding-left: 0.75rem; border-left: 3px solid #999; }
@media print { body { margin: 0; max-width: none; } dd { break-inside: avoid; } }
</style>
</head>
<body>
<h1>${escapeText(title)}</h1>
<dl>
${lines.join('\n')}
</dl>
</body>
</html>
`;
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
