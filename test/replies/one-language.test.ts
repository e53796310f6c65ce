import { beforeAll, describe, expect, it } from 'vitest';
import { findViewFaults } from '#local-slack';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import type { Board } from '../../src/desk/board.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { detectLanguage, type Language } from '../../src/language/detect-language.ts';
import { loadDesk } from '../../src/load-desk.ts';
import {
  addedReply,
  additionGoneReply,
  mayNotAddReply,
  noSourceReply,
  removedReply,
  sourcesElsewhereReply,
  sourcesReply,
  tooManyAddedReply,
} from '../../src/replies/addition-replies.ts';
import { copyQuoteReply } from '../../src/replies/copy-quote-reply.ts';
import { draftView } from '../../src/replies/draft-view.ts';
import { factReply } from '../../src/replies/fact-reply.ts';
import { factView } from '../../src/replies/fact-view.ts';
import { listTopics } from '../../src/replies/home-topics.ts';
import { homeView } from '../../src/replies/home-view.ts';
import { withFilesUnread, withWholeQuestion } from '../../src/replies/notice-reply.ts';
import { passagesView, quoteView } from '../../src/replies/quote-view.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { underEmbargoReply } from '../../src/replies/settings-replies.ts';
import { settingsView } from '../../src/replies/settings-view.ts';
import { sourceView } from '../../src/replies/source-view.ts';
import { ja } from '../../src/replies/strings/ja.ts';
import { ko } from '../../src/replies/strings/ko.ts';
import { welcomeReply } from '../../src/replies/welcome-reply.ts';
import { allTexts } from '../fixtures/read-blocks.ts';
import { performed, replyTo } from './kinds.ts';

let desk: Desk;
/** What curators and sources put in words: titles, names, notes, the translated answers with their names. */
let notOurs: readonly string[];
beforeAll(() => {
  desk = loadDesk(readConfig({}).knowledgeDirectory);
  const { facts, sources } = desk.knowledge;
  notOurs = [
    ...facts.flatMap(({ title, note, attribution }) => [title, attribution ?? '', note ?? '']),
    ...facts.flatMap(({ translations }) => Object.values(translations).map((one) => one.answer)),
    ...facts.flatMap(({ list, values }) => [...(list?.items ?? []), ...allStrings(values)]),
    ...Object.values(sources).map((source) => source.title),
  ]
    .flatMap((text) => [text, text.replace(/\.$/, '')])
    .filter((text) => text !== '')
    .toSorted((a, b) => b.length - a.length);
});

/** What stands in Latin letters in every language: what is typed or pressed by that name, and names. */
const literals = new Set(
  `cptpp check draft source sources receipt Use as help topics settings forget me this message a Check Enter Slack CURATORS lookup failed`.split(
    ' ',
  ),
);

const nothing = { shown: [], all: 0 };
const question = { question: '회장?', asked: 2, curator: 'U1' };
const reasons = { wrong: 1, not_asked: 1, out_of_date: 1, too_long: 1 };
const boards: readonly Board[] = [
  {
    ...{ open: nothing, settled: nothing, votes: nothing, due: nothing },
    ...{ coverage: { asked: 0, answered: 0 }, medianSeconds: null },
  },
  {
    open: { shown: [{ ...question, since: '2026-11-01' }], all: 9 },
    settled: {
      shown: [
        { ...question, on: '2026-11-01', settledAs: 'answered' },
        { ...question, on: '2026-11-01', settledAs: 'in_no_source', question: null, curator: null },
      ],
      all: 2,
    },
    votes: {
      shown: [
        { title: null, isCurrent: false, helped: 1, didNotHelp: 0, reasons },
        { title: '회장', isCurrent: false, helped: 1, didNotHelp: 4, reasons },
      ],
      all: 2,
    },
    due: { shown: [{ title: '회장', since: '2026-11-01' }], all: 1 },
    ...{ coverage: { asked: 9, answered: 3 }, medianSeconds: 900 },
  },
];

const asked = {
  ko: {
    requests: [
      '도움말',
      '주제',
      '주제 수소',
      '주제 없는말',
      '항목',
      '설정',
      '초고',
      'topics 수소',
      '사용법 알려줘',
    ],
    asides: ['안녕하세요', '감사합니다', '넌 누구니', 'ㅁㄴㅇㄹ'],
    miss: '경단련은 누가 창립했나요?',
    several: '경단련 회장은 누구인가요? 정상회의는 어디서 열렸나요? 경단련 회장은 누구인가요?',
    many: '경단련 회장은 누구인가요? '.repeat(7),
    claim: 'check 한국은 CPTPP 회원국이다.',
    draft: '한국은 회원국이다. 회담은 서울에서 열렸다. 류진이 회장이다.',
  },
  ja: {
    requests: [
      'ヘルプ',
      '使い方',
      '使い方を教えてください',
      'トピック',
      'トピック 水素',
      'トピック ない言葉',
      '設定',
      '下書き',
    ],
    asides: ['こんにちは', 'ありがとうございます', 'あなたは誰', 'ああああ'],
    miss: '経団連は誰が創設しましたか?',
    several: '経団連の会長は誰ですか? サミットはどこで開かれましたか? 経団連の会長は誰ですか?',
    many: '経団連の会長は誰ですか? '.repeat(7),
    claim: 'check 韓国はCPTPPの加盟国である。',
    draft: '韓国は加盟国である。会議はソウルで開かれた。柳津が会長である。',
  },
} as const;

describe.each([
  ['ko', ko],
  ['ja', ja],
] as const)('in %s', (language, strings) => {
  it('an answer has no English but quotes, titles, names and the asker’s own words', () => {
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

  it('every other reply has none either', () => {
    const { requests, asides, miss, several, many, claim, draft } = asked[language];
    const [question = ''] =
      desk.knowledge.facts.find(({ id }) => id === 'who-leads-keidanren')?.translations[language]
        ?.questions ?? [];
    const said = [...requests, ...asides, miss, several, many, claim, 'x '.repeat(1_500) + miss];
    const long = `${miss} `.repeat(200);
    const replies = [
      ...[...said, long].map((text) => [text, replyTo(desk, text)] as const),
      ...[...said, long].map(
        (text) => [text, replyTo(desk, text, { surface: 'acknowledgement' })] as const,
      ),
      ...['help', 'topics', 'topics hydrogen', 'check', 'draft', 'settings', ''].map(
        (text) => [text, replyTo(desk, text, { surface: 'acknowledgement', language })] as const,
      ),
      ['draft', performed(desk, { kind: 'draft', text: draft })] as const,
      [claim, performed(desk, { kind: 'share', text: claim, sharedBy: 'U0ANA' })] as const,
      [miss, performed(desk, { kind: 'nearest', text: miss })] as const,
      [question, performed(desk, { kind: 'nearest', text: question })] as const,
      ...['who-leads-keidanren', 'who-leads-fki'].map(
        (factId) =>
          [question, performed(desk, { kind: 'explain', text: question, factId })] as const,
      ),
      [question, withWholeQuestion(replyTo(desk, question), question)] as const,
      [question, withFilesUnread(replyTo(desk, question), true)] as const,
      [question, underEmbargoReply(replyTo(desk, question))] as const,
      ...additionReplies(language, desk.knowledge).map((reply) => ['added', reply] as const),
      ['welcome', welcomeReply(desk.knowledge, '/cptpp', language)] as const,
    ];

    for (const [text, reply] of replies) {
      expect([text, detectLanguage(reply.text)]).toEqual([text, language]);
      expect([text, ...englishIn(reply, text)]).toEqual([text]);
    }
  });

  it('what stands under a topic’s button, what is shared and what is opened have none', () => {
    const { knowledge } = desk;
    for (const fact of knowledge.facts) {
      const place = { fact, knowledge, language, askId: null } as const;
      const shown = [
        factReply({ ...place, surface: 'response' }),
        factReply({ ...place, surface: 'message', shared: { by: 'U0ANA', question: '' } }),
        quoteView(fact, knowledge, language),
        passagesView(fact.citations, knowledge, language),
        factView(fact, knowledge, { language, isLocked: true }),
        // A copy is the newsroom's own style, in its language: only its name is ours.
        { blocks: copyQuoteReply(fact, knowledge, language).blocks.map(withoutCopy) },
      ];
      for (const one of shown) expect([fact.id, ...englishIn(one, '')]).toEqual([fact.id]);
    }
  });

  it('the Home and the forms have none, and are taken by Slack', () => {
    const { knowledge } = desk;
    const home = {
      ...{
        knowledge,
        topics: listTopics(knowledge),
        asOf: { today: '2026-11-28', due: {} },
        language,
      },
      own: [{ askId: '1', words: asked[language].miss }],
    };
    const views = [
      homeView(home),
      homeView({ ...home, own: [], page: 1 }),
      homeView({ ...home, own: null, search: 'zzz' }),
      homeView({ ...home, board: null }),
      ...boards.map((board) => homeView({ ...home, board })),
      homeView({ ...home, search: asked[language].requests[2] }),
      draftView(language),
      sourceView({ metadata: '{}', language }),
      settingsView({
        ...{
          settings: { manner: 'asked', adders: 'curators', sources: null },
          sources: [],
          curators: [],
        },
        ...{ metadata: '{}', language },
      }),
    ];

    for (const view of views) {
      expect(findViewFaults(view)).toEqual([]);
      expect(englishIn(view, 'zzz')).toEqual([]);
    }
  });

  it('the desk says nothing of its own in English', () => {
    const said = Object.values(strings).flatMap(sayAll);
    const latin = said.flatMap((text) => wordsIn(text.replaceAll('HELP', '')));
    expect(latin.filter((word) => !literals.has(word))).toEqual([]);
  });
});

/**
 * Words in small Latin letters in our own part of what is shown: not in what is quoted, titles, or what the asker wrote. A word
 * with a capital is a name.
 */
function englishIn(
  shown: {
    readonly blocks: readonly unknown[];
    readonly title?: unknown;
    readonly close?: unknown;
  },
  question: string,
): string[] {
  const { title, close, blocks } = shown;
  const asked = new Set(wordsIn(question));
  return allTexts([title, close, ...blocks.map(withoutQuotes)])
    .map((text) => notOurs.reduce((left, one) => left.replaceAll(one, ' '), text))
    .map((text) => text.replaceAll(/“[^”]*”|「[^」]*」|<[^>]*>/gu, ' '))
    .flatMap(wordsIn)
    .filter((word) => !/^\p{Lu}|^[\da-f]{12}$/u.test(word))
    .filter((word) => !asked.has(word) && !literals.has(word));
}

function wordsIn(text: string): string[] {
  return text.split(/[^\p{Script=Latin}\d]+/u).filter((word) => /\p{Script=Latin}{2}/u.test(word));
}

function withoutQuotes(block: unknown): unknown {
  return withoutParts(block, 'rich_text_quote');
}

function withoutCopy(block: unknown): unknown {
  return withoutParts(block, 'rich_text_preformatted');
}

function withoutParts(block: unknown, type: string): unknown {
  const elements: unknown = Object(block).elements;
  if (!Array.isArray(elements)) return block;
  return { ...Object(block), elements: elements.filter((one) => Object(one).type !== type) };
}

function sayAll(said: unknown): string[] {
  if (typeof said === 'string') return [said];
  if (Array.isArray(said)) return said.flatMap(sayAll);
  if (typeof said === 'object' && said !== null) return Object.values(said).flatMap(sayAll);
  return typeof said === 'function' ? sayAll(said(['一'], '一', '一', '一')) : [];
}

function allStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(allStrings)
    : [];
}

/** All that is said of texts that people put into a channel. */
function additionReplies(language: Language, knowledge: KnowledgeBase): Reply[] {
  const added = { by: 'U0ANA', at: 0, until: 86_400_000, hash: 'a' };
  const [curated] = Object.values(knowledge.sources);
  const title = curated?.title ?? '';
  const sources = curated
    ? { [curated.id]: curated, 'channel-1': { ...curated, id: 'channel-1', added } }
    : {};
  const gone = { ...{ source: 'channel-1', title, hash: 'a', paragraph: 1 }, quote: '', until: 1 };
  const place = { command: '/cptpp', language };
  return [
    ...(['empty', 'files', 'short', 'long', 'language', 'code'] as const).map((why) =>
      noSourceReply(why, language),
    ),
    ...(['off', 'nobody', 'curators', 'shared', 'unknown'] as const).map((why) =>
      mayNotAddReply(why, language),
    ),
    ...(curated
      ? [true, false].map((isNew) => addedReply({ ...curated, added }, { isNew, ...place }))
      : []),
    tooManyAddedReply('/cptpp', language),
    additionGoneReply(gone, 0, language),
    additionGoneReply(gone, 2, language),
    removedReply({ title }, language),
    sourcesReply({ sources }, place),
    sourcesReply({ sources: {} }, place),
    sourcesElsewhereReply('/cptpp', language),
  ];
}
