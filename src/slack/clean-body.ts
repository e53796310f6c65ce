/** What Slack sent, as far as our code reads and stores it. */
export type CleanBody = Readonly<Record<string, unknown>>;

/** Slack's own bodies are about ten deep, and hold some thousand values. */
const deepest = 100;
const mostValues = 200_000;

/**
 * Reads the parsed body of a request or a frame: an object, in which every text is one that a database can hold. A NUL
 * and half a surrogate pair can be written in JSON, and `jsonb` refuses the whole document for one of either.
 *
 * @returns `null` for what is no object, and for what is deeper or larger than anything that Slack sends.
 */
export function cleanBody(body: unknown): CleanBody | null {
  let values = 0;
  try {
    return isObject(body) && !Array.isArray(body) ? cleanObject(body, 0) : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }

  function clean(value: unknown, depth: number): unknown {
    values += 1;
    if (values > mostValues || depth > deepest) throw new RangeError('The body is too large.');
    if (typeof value === 'string') return cleanText(value);
    if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
    return isObject(value) ? cleanObject(value, depth) : value;
  }

  function cleanObject(value: object, depth: number): CleanBody {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [cleanText(key), clean(inner, depth + 1)]),
    );
  }
}

/** Leaves out NULs, as readers of text do with every control character, and puts U+FFFD for half a surrogate pair. */
export function cleanText(text: string): string {
  return text.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
