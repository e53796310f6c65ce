/** JSON for people: indented, its keys and values told apart. */
export function JsonText({ value, label }: { readonly value: unknown; readonly label: string }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="json" aria-label={label} tabIndex={0}>
      {split(text ?? '').map(({ kind, part }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
        <span key={n} className={kind}>
          {part}
        </span>
      ))}
    </section>
  );
}

interface Part {
  readonly kind: 'json-key' | 'json-text' | 'json-other' | '';
  readonly part: string;
}

function split(text: string): Part[] {
  const token =
    /("(?:[^"\\]|\\.)*"(?=\s*:))|("(?:[^"\\]|\\.)*")|(\b(?:true|false|null|-?\d+(?:\.\d+)?)\b)/g;
  const parts: Part[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    const [part, key, string] = match;
    if (match.index > last) parts.push({ kind: '', part: text.slice(last, match.index) });
    parts.push({ kind: key ? 'json-key' : string ? 'json-text' : 'json-other', part });
    last = match.index + part.length;
  }
  return [...parts, { kind: '', part: text.slice(last) }];
}
