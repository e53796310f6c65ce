import { longestButtonText } from '../slack-limits.ts';
import { toId } from './draft-names.ts';

const longestId = 60;

/** Makes the id of a fact from its words, and takes it: no other gets the same. */
export function takeId(words: string, taken: Set<string>): string {
  const whole = toId(words) || 'fact';
  const short =
    whole.length <= longestId ? whole : whole.slice(0, longestId).replace(/-[^-]*$/u, '');
  let id = short;
  for (let n = 2; taken.has(id); n += 1) id = `${short}-${n}`;
  taken.add(id);
  return id;
}

/** What is said, as far as it fits a button. */
export function toTitle(said: string): string {
  const text = said.replace(/\s+/gu, ' ').replace(/[.!]$/u, '');
  const title =
    text.length <= longestButtonText
      ? text
      : `${text
          .slice(0, longestButtonText - 1)
          .replace(/\s\S*$/u, '')
          .replace(/[,;:–-]$/u, '')}…`;
  return title.replace(/^["“'‘]/u, '');
}
