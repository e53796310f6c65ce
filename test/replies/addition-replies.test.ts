import { describe, expect, it } from 'vitest';
import { findBlockFaults, findViewFaults } from '#local-slack';
import { mostChannelSources, mostSourcesListed } from '../../src/limits.ts';
import { additionGoneReply, sourcesReply } from '../../src/replies/addition-replies.ts';
import { sourceView } from '../../src/replies/source-view.ts';
import { makeKnowledge, makeSource } from '../fixtures/make-knowledge.ts';

const day = (text: string) => Date.parse(`${text}T09:00Z`);
const added = { by: 'U0ANA', at: day('2026-11-28'), until: day('2026-12-05'), hash: 'a' };
const odd = '<!channel> *Pier* & “ferry” '.repeat(20);

describe('the list of sources', () => {
  it.each([
    [0, 0],
    [0, mostChannelSources],
    [1, 1],
    [40, mostChannelSources],
  ])('is a reply as Slack takes it, with %i curated and %i added', (curated, own) => {
    const sources = [
      ...Array.from({ length: curated }, (_, n) => makeSource({ id: `s${n}`, title: odd })),
      ...Array.from({ length: own }, (_, n) =>
        makeSource({ id: `channel-${n}`, title: odd, added }),
      ),
    ];
    const reply = sourcesReply(
      makeKnowledge({ sources: Object.fromEntries(sources.map((one) => [one.id, one])) }),
      { command: '/desk', language: 'en' },
    );

    expect(findBlockFaults(reply.blocks)).toEqual([]);
    expect(reply.text).not.toContain('<!channel>');
    const buttons = JSON.stringify(reply.blocks).match(/"remove_source"/g) ?? [];
    expect(buttons).toHaveLength(own);
    if (curated > mostSourcesListed)
      expect(JSON.stringify(reply.blocks)).toContain(`and ${curated - mostSourcesListed} more`);
  });
});

it('the form for a text is one as Slack takes it', () => {
  expect(findViewFaults(sourceView({ metadata: '{"channelId":"C1"}', language: 'ja' }))).toEqual(
    [],
  );
});

it('a reply whose text is gone says whether it ran out, and when, or was removed', () => {
  const quoted = {
    source: 'channel-1',
    title: 'Ferry',
    hash: 'a',
    paragraph: 1,
    quote: 'It sails.',
  };
  const gone = { ...quoted, until: day('2026-12-05') };

  expect(additionGoneReply(gone, day('2026-12-06'), 'en').text).toMatch(/ran out on 5 December/);
  expect(additionGoneReply(gone, day('2026-12-01'), 'en').text).toMatch(/was removed since/);
});
