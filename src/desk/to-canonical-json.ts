/**
 * JSON in one form: keys in order, nothing between. The same data gives the same bytes, so that a hash of them says something.
 * Takes what JSON can hold; what is `undefined` is left out.
 */
export function toCanonicalJson(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(byKey))
      : value,
  );
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
