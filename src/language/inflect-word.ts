import { mostStems } from '../limits.ts';
import { toBaseForm } from './irregular-forms.ts';
import { remember } from './remember.ts';

/**
 * Takes the endings of grammar off a folded English word and no others, so that *hinders*, *hindered* and
 * *hindering* are one word while *progress* and *progressive* stay two. What is left is to compare by, not to read.
 */
export function stripInflection(folded: string): string {
  return readStripped(folded);
}

const readStripped = remember(strip, mostStems);

function strip(folded: string): string {
  const base = toBaseForm(folded);
  if (base.length < 4 || !/^[a-z]+$/.test(base)) return base;
  const bare = base
    .replace(/iz(e|es|ed|ing|er|ation)$/, 'is$1')
    .replace(/(?<=..)ie[ds]$/, 'y')
    .replace(/(?<=ss|x|ch|sh|z)es$/, '')
    .replace(/(?<=[^sui])s$/, '')
    .replace(/(?<=[aeiouy].*[^e])(?:ed|ing)$/, '')
    .replace(/eed$/, 'ee');
  if (bare.length < 3) return base;
  // As short a word keeps all its letters: "uses" is a form of "use", as "eggs" is of "egg".
  if (bare.length === 3) return bare;
  return bare.replace(/e+$/, '').replace(/([bdfgmnprt])\1$/, '$1');
}
