import { splitWords } from '../../language/split-words.ts';

/** What a claim says, and who says it by its own words. */
export interface Frame {
  readonly who: string;
  readonly said: string;
}

const says =
  '(?:said|says|told reporters|tells reporters|stated|states|added|adds|warned|warns|believes|believed|argued|argues|explained|explains|noted|notes|insisted|insists)';
const who = '(?<who>\\p{Lu}[^,;:"“”]{1,60}?)';

/** Ways to say who says something; what is said is a clause by itself. */
const frames: readonly RegExp[] = [
  /^according to (?<who>[^,]{2,60}), (?<said>.+)$/iu,
  /^(?<said>.+), according to (?<who>[^,]{2,60})$/iu,
  new RegExp(`^(?<said>.+), ${who} ${says}$`, 'u'),
  new RegExp(`^(?<said>.+), ${says} ${who}$`, 'u'),
  new RegExp(`^${who} ${says}(?: that)? (?<said>(?!\\w+ing\\b)[^,]+)$`, 'u'),
];

/** Reads who says what in a claim: "Ann Reed said the pier must close"; `null` where it gives it to nobody. */
export function readFrame(text: string): Frame | null {
  for (const frame of frames) {
    const { who: speaker, said } = frame.exec(text)?.groups ?? {};
    if (speaker !== undefined && said !== undefined) return { who: speaker, said };
  }
  return null;
}

/** Whether a text names a speaker: by the last word of the name. */
export function isNamedIn(text: string, speaker: string | null): boolean {
  const last = splitWords(speaker ?? '').at(-1)?.folded;
  return splitWords(text).some(({ folded }) => folded === last);
}
