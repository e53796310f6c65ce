import { beforeAll, describe, expect, it } from 'vitest';
import { findBlockFaults } from '#local-slack';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { loadDesk } from '../../src/load-desk.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { ja } from '../../src/replies/strings/ja.ts';
import { ko } from '../../src/replies/strings/ko.ts';
import { richTexts, shownQuotes, typesIn } from '../fixtures/read-blocks.ts';
import { type ReplyKind, replyKinds, replyTo } from './kinds.ts';

let desk: Desk;
let kinds: readonly ReplyKind[];
beforeAll(() => {
  desk = loadDesk(readConfig({}).knowledgeDirectory);
  kinds = replyKinds(desk);
});

describe('every kind of reply', () => {
  it('keeps Slack’s limits, with three buttons in the open at most', () => {
    for (const { name, reply } of kinds) {
      expect([name, ...findBlockFaults(reply.blocks)]).toEqual([name]);
      const buttons = typesIn(reply.blocks).filter((type) => type === 'button').length;
      expect([name, buttons <= 3]).toEqual([name, true]);
    }
  });

  it('has as many columns, menus and quotes as it is known by', () => {
    const typesOf = (name: string) => typesIn(replyNamed(name).blocks);
    expect(typesOf('answer-list')).not.toContain('rich_text_quote');
    expect(typesOf('yes')).toContain('rich_text_quote');
    expect(typesOf('no')).not.toContain('section');
    for (const name of ['greeting', 'small-talk', 'gibberish']) {
      expect(typesOf(name)).not.toContain('rich_text_quote');
    }
  });

  it('marks the words that decide, in the source’s own characters', () => {
    const { blocks } = replyNamed('answer-private');

    expect(JSON.stringify(blocks)).toContain(
      '{"type":"text","text":"Tokyo","style":{"bold":true}}',
    );
    expect(desk.knowledge.facts.map(({ citations: [{ quote }] }) => quote)).toContain(
      shownQuotes(blocks)[0],
    );
  });
});

/** What a Korean or Japanese reply may have in Latin letters: the asker's own words, and what the source and curators name. */
describe.each([
  ['ko', ko],
  ['ja', ja],
] as const)('a reply in %s', (language, strings) => {
  it('has no English but quotes, titles, names and the asker’s own words', () => {
    for (const fact of desk.knowledge.facts) {
      const questions = [
        ...(fact.translations[language]?.questions.slice(0, 3) ?? []),
        ...fact.notInSource,
      ];
      for (const question of questions.filter((text) => detectLanguage(text) === language)) {
        expect([question, ...englishIn(replyTo(desk, question), question)]).toEqual([question]);
      }
    }
  });

  it('says nothing of its own in English', () => {
    const said = Object.values(strings).flatMap(sayAll);
    expect(said.filter((text) => /[a-z]{2}/i.test(text.replaceAll('HELP', '')))).toEqual([]);
  });
});

it('says no sentence twice, on any fact and any of its questions', () => {
  for (const { title, questions, notInSource } of desk.knowledge.facts) {
    for (const question of [title, ...questions.slice(0, 4), ...notInSource.slice(0, 2)]) {
      const reply = replyTo(desk, question);
      expect([question, ...repeatedIn(reply)]).toEqual([question]);
    }
  }
}, 240_000);

function replyNamed(name: string): Reply {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw new Error(`There is no kind of reply ${name}.`);
  return kind.reply;
}

/** Words in Latin letters in our own part of a reply. */
function englishIn({ blocks }: Reply, question: string): string[] {
  const names = new Set(
    [
      question,
      ...desk.knowledge.facts.flatMap(({ title, attribution, translations }) => [
        ...[title, attribution ?? ''],
        ...Object.values(translations).map(({ answer }) => answer),
      ]),
      ...desk.knowledge.facts.flatMap(({ questions }) => questions),
      ...Object.values(desk.knowledge.sources).map(({ title }) => title),
    ].flatMap((text) => text.split(/[^\p{Script=Latin}]+/u)),
  );
  return allTexts(blocks.map(withoutQuotes))
    .flatMap((text) => text.split(/[^\p{Script=Latin}]+/u))
    .filter((word) => /\p{Script=Latin}{2}/u.test(word) && !names.has(word))
    .filter((word) => word !== 'cptpp' && word !== 'help');
}

function withoutQuotes(block: unknown): unknown {
  const elements: unknown = Object(block).elements;
  if (!Array.isArray(elements)) return block;
  const kept = elements.filter((element) => Object(element).type !== 'rich_text_quote');
  return { ...Object(block), elements: kept };
}

function allTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(allTexts);
  if (typeof value !== 'object' || value === null) return [];
  const text: unknown = Reflect.get(value, 'text');
  return [...(typeof text === 'string' ? [text] : []), ...Object.values(value).flatMap(allTexts)];
}

function sayAll(said: unknown): string[] {
  if (typeof said === 'string') return [said];
  if (Array.isArray(said)) return said.flatMap(sayAll);
  if (typeof said === 'object' && said !== null) return Object.values(said).flatMap(sayAll);
  return typeof said === 'function' ? sayAll(said(['一'], '一', '一')) : [];
}

/** Sentences of four words or more that stand more than once in the blocks, buttons and menus left aside. */
function repeatedIn({ blocks, text }: Reply): string[] {
  const shown = blocks.filter(({ type }) => type !== 'actions');
  const quotes = shownQuotes(shown);
  const ours = [
    ...richTexts(shown.map(withoutQuotes)),
    ...shown.flatMap((block) => (block.type === 'context' ? allTexts(block) : [])),
  ];
  return [...repeated([...quotes, ...ours]), ...repeated(text.split('\n'))];
}

function repeated(lines: readonly string[]): string[] {
  const sentences = lines
    .flatMap((line) => line.split(/(?<=[.!?。])\s/))
    .map((line) =>
      line
        .toLowerCase()
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .trim(),
    )
    .filter((line) => line.split(' ').length > 3);
  return sentences.filter((line, at) => sentences.indexOf(line) < at);
}
