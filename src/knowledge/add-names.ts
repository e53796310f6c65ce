import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import type { Name } from './knowledge-base.ts';

/** A name as `names.yml` has it. */
export interface NameToAdd {
  readonly id: string;
  readonly name: string;
  readonly kind: Exclude<Name['kind'], 'thing'>;
  readonly same: readonly string[];
}

/** Adds names at the end of the list of a `names.yml`; what stands there stays as it is. An empty text is a new file. */
export function addNames(text: string, names: readonly NameToAdd[]): string {
  if (names.length === 0) return text;
  const entries = names.map(({ same, ...name }) => (same.length === 0 ? name : { ...name, same }));
  if (text.trim() === '') return stringify({ names: entries });

  const document = parseDocument(text);
  if (!isMap(document.contents)) return stringify({ names: entries });
  const list = document.get('names');
  if (isSeq(list)) for (const entry of entries) list.add(document.createNode(entry));
  else document.set('names', entries);
  return document.toString({ lineWidth: 0 });
}
