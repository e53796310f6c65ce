/**
 * JSON in one form: keys in order, nothing between. The same data gives the same bytes, so that a hash of them says something.
 * Takes what JSON can hold; what is `undefined` is left out.
 */
export function toCanonicalJson(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(toItem).join(',')}]`;
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const fields = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(byKey)
    .map(([key, value]) => `${JSON.stringify(key)}:${toCanonicalJson(value)}`);
  return `{${fields.join(',')}}`;
}

function toItem(item: unknown): string {
  return item === undefined ? 'null' : toCanonicalJson(item);
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
