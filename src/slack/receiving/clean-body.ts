import { deepestBody, mostBodyValues } from '../../limits.ts';
/** What Slack sent, as far as our code reads and stores it. */
export type CleanBody = Readonly<Record<string, unknown>>;

/**
 * Reads the parsed body of a request or a frame: an object, in which every text is one that a database can hold. A NUL
 * and half a surrogate pair can be written in JSON, and `jsonb` refuses the whole document for one of either.
 *
 * @returns `null` for what is no object, and for what is deeper or larger than anything that Slack sends.
 */
export function cleanBody(body: unknown): CleanBody | null {
  if (!isNamed(body)) return null;
  let values = 0;
  let isClean = true;
  if (!look(body, 0)) return null;
  // Nearly every body is clean already, and looking is much faster than copying.
  return isClean ? body : cleanNamed(body);

  /** Looks at all values. Returns `false` as soon as there are too many, or they are too deep. */
  function look(value: unknown, depth: number): boolean {
    values += 1;
    if (values > mostBodyValues || depth > deepestBody) return false;
    if (typeof value === 'string') note(value);
    if (Array.isArray(value)) return value.every((item) => look(item, depth + 1));
    if (!isNamed(value)) return true;
    return Object.keys(value).every((key) => {
      note(key);
      return look(value[key], depth + 1);
    });
  }

  function note(text: string): void {
    if (isClean && unstorable.test(text)) isClean = false;
  }
}

/** Leaves out NULs, as readers of text do with every control character, and puts U+FFFD for half a surrogate pair. */
export function cleanText(text: string): string {
  return text.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

const unstorable = /[\0\p{Surrogate}]/u;

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  return isNamed(value) ? cleanNamed(value) : value;
}

function cleanNamed(value: CleanBody): CleanBody {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [cleanText(key), clean(inner)]),
  );
}

function isNamed(value: unknown): value is CleanBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
