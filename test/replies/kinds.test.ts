import { beforeAll, describe, expect, it } from 'vitest';
import { findBlockFaults, findViewFaults } from '#local-slack';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { factReply } from '../../src/replies/fact-reply.ts';
import { factView } from '../../src/replies/fact-view.ts';
import { quoteView } from '../../src/replies/quote-view.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { shownQuotes, typesIn } from '../fixtures/read-blocks.ts';
import { type ReplyKind, replyKinds } from './kinds.ts';

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

  it('keeps them about every fact, in every language, shown anywhere', () => {
    const { knowledge } = desk;
    for (const fact of knowledge.facts) {
      for (const language of ['en', 'ko', 'ja'] as const) {
        for (const surface of ['acknowledgement', 'response', 'message'] as const) {
          const { blocks, text } = factReply({ fact, knowledge, language, surface, askId: '1' });
          expect([fact.id, ...findBlockFaults(blocks)]).toEqual([fact.id]);
          expect([fact.id, text.length <= 4_000]).toEqual([fact.id, true]);
        }
        for (const view of [
          quoteView(fact, knowledge, language),
          factView(fact, knowledge, { language }),
        ]) {
          expect([fact.id, ...findViewFaults(view)]).toEqual([fact.id]);
        }
      }
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

function replyNamed(name: string): Reply {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw new Error(`There is no kind of reply ${name}.`);
  return kind.reply;
}
