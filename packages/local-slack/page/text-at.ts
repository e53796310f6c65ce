import { isJsonObject, type JsonObject } from '../src/json.ts';

/** The text of a text object under a key. */
export function textAt(holder: JsonObject, key: string): string {
  const { [key]: value } = holder;
  return isJsonObject(value) ? String(value['text'] ?? '') : '';
}
