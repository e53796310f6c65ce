/** A JSON object as it is, for what Slack shapes and we only pass on. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields: no array, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads JSON. Gives the text itself where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
