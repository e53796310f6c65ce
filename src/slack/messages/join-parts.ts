/** Joins the fields of a long text: a sentence that the end of a field cut in two is one again; else a new field begins a new line. */
export function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part.trim() !== '')
    .reduce((draft, part) => {
      const isCut = !/[.!?:;。！？…"”’')\]]\s*$/.test(draft) && /^\s*\p{Ll}/u.test(part);
      return draft === '' ? part : `${draft}${isCut ? ' ' : '\n'}${part}`;
    }, '');
}
