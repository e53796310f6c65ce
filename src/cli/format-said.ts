import type { Said } from '../desk/to-said.ts';

const words: Readonly<Record<Said['kind'], string>> = {
  answered: 'Answered',
  asked_back: 'Asked back',
  so: 'The source says so',
  otherwise: 'The source says otherwise',
  nothing: 'Not in the source',
  unread: 'Not read: several texts, or too long. Give one a line',
};

/** What was said, on one line: `Answered (who-leads): Ann Reed chairs the board. · ¶4`. */
export function formatSaid({ kind, facts, places: [place], text }: Said): string {
  const by = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  const said = text === '' ? '' : `: ${text}`;
  return `${words[kind]}${by}${said}${place && text !== '' ? ` · ¶${place.paragraph}` : ''}`;
}
