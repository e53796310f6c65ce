import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSynonymSets } from '../src/load-thesaurus.ts';
import { readWordNet } from './read-wordnet.ts';

// Where does WordNet see things otherwise? Phrases that we call contrary and that share a meaning there, and phrases
// of one set that are opposite there. What is right all the same stands in word-links.yml, with the reason.
//   npm run lint:words

interface Link {
  readonly pair: string;
  readonly where: string;
  readonly meaning: string;
}

const linksFile = 'bench/word-links.yml';
const known = z.record(z.string(), z.string()).parse(parse(readFileSync(linksFile, 'utf8')));

const found = findLinks();
const unknown = found.filter(({ pair }) => !(pair in known));
const gone = Object.keys(known).filter((pair) => !found.some((link) => link.pair === pair));

for (const { pair, where, meaning } of unknown) console.log(`${pair} (${where})\n  ${meaning}`);
for (const pair of gone) console.log(`${linksFile}: "${pair}" is found no more. Take it out.`);
if (unknown.length > 0) {
  console.log(`\nMend src/language/english, or add the pair to ${linksFile} with the reason.`);
}
console.log(`${unknown.length} to look at, ${found.length - unknown.length} known.`);
process.exitCode = unknown.length + gone.length > 0 ? 1 : 0;

function findLinks(): Link[] {
  const wordNet = readWordNet();
  const sets = readSynonymSets();
  const phrasesOf = new Map(sets.map(({ name, phrases }) => [name, phrases]));

  return sets.flatMap(({ name, phrases, contraries }) => [
    ...contraries.flatMap((contrary) =>
      pairsOf(phrases, phrasesOf.get(contrary) ?? []).flatMap(([one, other]) =>
        toLinks(one, other, `${name} ≠ ${contrary}`, wordNet.sharedMeaning(one, other)),
      ),
    ),
    ...pairsOf(phrases, phrases).flatMap(([one, other]) =>
      one < other ? toLinks(one, other, name, wordNet.oppositeMeaning(one, other)) : [],
    ),
  ]);
}

function pairsOf(ones: readonly string[], others: readonly string[]): [string, string][] {
  return ones.flatMap((one) => others.map((other): [string, string] => [one, other]));
}

function toLinks(one: string, other: string, where: string, meaning: string | null): Link[] {
  return meaning === null ? [] : [{ pair: `${one} / ${other}`, where, meaning }];
}
