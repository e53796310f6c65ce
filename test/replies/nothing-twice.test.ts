import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTexts } from '../../bench/json-lines.ts';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { finish, toDraftCheck } from '../../src/desk/check-draft.ts';
import { checkTextBySentence } from '../../src/desk/consult.ts';
import type { Verdict } from '../../src/desk/verdict.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { draftReplies } from '../../src/replies/draft-reply.ts';
import { factView } from '../../src/replies/fact-view.ts';
import { quoteView } from '../../src/replies/quote-view.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { verdictReply } from '../../src/replies/verdict-reply.ts';
import { repeatedIn } from '../fixtures/repeated-in.ts';
import { performed, replyKinds, replyTo } from './kinds.ts';

let desk: Desk;
beforeAll(() => {
  desk = loadDesk(readConfig({}).knowledgeDirectory);
});

const data = 'bench/data';
const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.jsonl'),
);

/** What is wrong with a kind of reply shows on any of its texts: these are enough to meet every kind many times. */
const everyThird = <T>(all: readonly T[]) => all.filter((_, at) => at % 3 === 0);

/** Sets that measure stay unread: a failure names the line, never its words. */
function textsOf(isOfClaims: boolean) {
  return files
    .filter((name) => (name.includes('claims') && !/questions|scope/.test(name)) === isOfClaims)
    .map((name) => [name, everyThird([...readTexts(join(data, name)).entries()])] as const);
}

describe('what a person reads has no sentence twice', () => {
  it('of every kind of reply', () => {
    for (const { name, reply } of replyKinds(desk)) {
      // That draft says one sentence twice itself.
      if (name === 'draft') continue;
      expect([name, ...repeated(reply)]).toEqual([name]);
    }
  });

  it('of every fact, to what it is asked by, with all that is opened and shown of it', () => {
    for (const fact of desk.knowledge.facts) {
      const { id: factId, title, questions, notInSource, translations } = fact;
      const translated = Object.values(translations).flatMap((one) => one.questions);
      const asked = [title, ...notInSource, ...everyThird([...questions, ...translated])];
      for (const question of asked) {
        expect([question, ...repeated(replyTo(desk, question))]).toEqual([question]);
      }
      const [text = title] = questions;
      for (const pressed of [
        performed(desk, { kind: 'explain', text, factId }),
        performed(desk, { kind: 'nearest', text: notInSource[0] ?? text }),
      ]) {
        expect([factId, ...repeated(pressed)]).toEqual([factId]);
      }
      for (const { blocks } of [quoteView(fact, desk.knowledge), factView(fact, desk.knowledge)]) {
        expect([factId, ...repeatedIn(blocks)]).toEqual([factId]);
      }
    }
  });

  it('of drafts in the languages that claims are not read in', () => {
    for (const text of [
      '한국은 회원국이다. 회담은 서울에서 열렸다. 류진이 회장이다.',
      '韓国は加盟国である。会議はソウルで開かれた。柳津が会長である。',
    ]) {
      expect(repeated(performed(desk, { kind: 'draft', text }))).toEqual([]);
    }
  });

  it.each(textsOf(false))('of every third question of %s', (_, texts) => {
    const twice = texts.flatMap(([at, text]) =>
      repeated(replyTo(desk, text)).length > 0 ? [`line ${at + 1}`] : [],
    );
    expect(twice).toEqual([]);
  });

  it.each(textsOf(true))('of every third claim of %s, and of drafts of ten', (_, texts) => {
    const verdicts: Verdict[] = [];
    const twice = texts.flatMap(([at, text]) => {
      const understood = desk.understand(text, { isToCheck: true, command: '/cptpp' });
      const found = finish(checkTextBySentence(desk, understood));
      if (found.kind !== 'verdict') return [];
      verdicts.push(found.verdict);
      const reply = verdictReply({ ...found, ...place() });
      return repeated(reply).length > 0 ? [`line ${at + 1}`] : [];
    });
    expect(twice).toEqual([]);

    const drafts = Array.from({ length: Math.ceil(verdicts.length / 10) }, (_, n) =>
      // What the draft itself says twice is no fault of its result.
      [...new Map(verdicts.slice(n * 10, n * 10 + 10).map((one) => [one.claim, one])).values()],
    );
    const twiceInDrafts = drafts.flatMap((some, at) => {
      const draft = toDraftCheck(
        some.map((verdict) => ({ verdict, text: verdict.claim, start: 0, end: 1, line: 1 })),
      );
      const replies = draftReplies({ draft, ...place() });
      return replies.some((reply) => repeated(reply).length > 0) ? [`draft ${at + 1}`] : [];
    });
    expect(twiceInDrafts).toEqual([]);
  });
});

function place() {
  return { knowledge: desk.knowledge, surface: 'response', askId: '1' } as const;
}

/** In the blocks, and in the plain twin that is read aloud. */
function repeated({ blocks, text }: Reply): string[] {
  const twin = text.split('\n').map((line) => ({ type: 'plain_text', text: line }));
  return [...repeatedIn(blocks), ...repeatedIn(twin)];
}
