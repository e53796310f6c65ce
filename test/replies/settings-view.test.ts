import { describe, expect, it } from 'vitest';
import { findViewFaults } from '#local-slack';
import { chooseSources } from '../../src/desk/channel-settings.ts';
import { settingsView } from '../../src/replies/settings-view.ts';

const sources = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `source-${n}`, title: `Title ${n} `.repeat(20) }));

describe('the form for settings', () => {
  it.each([1, 2, 100, 101, 950])('is one as Slack takes it, with %i sources', (count) => {
    const view = settingsView({
      settings: { manner: 'asked', adders: 'curators', sources: ['source-0'] },
      ...{ sources: sources(count), curators: ['U1'], metadata: '{}' },
    });

    expect(findViewFaults(view)).toEqual([]);
  });

  it('asks for sources only where there are several, and for curators where they are named there', () => {
    const view = settingsView({
      settings: { manner: 'public', adders: 'curators', sources: null },
      ...{ sources: sources(1), curators: null, metadata: '{}' },
    });

    expect(view.blocks.map(({ block_id }) => block_id)).toEqual([
      ...[undefined, 'manner', 'adders', 'curators_channel'],
    ]);
  });
});

describe('the sources to answer from', () => {
  const all = ['a', 'b', 'secret'];

  it('are all, those to come among them, while none that was offered is left out', () => {
    expect(chooseSources({ all, offered: all, chosen: all, before: null })).toBeNull();
    expect(chooseSources({ all, offered: all, chosen: all, before: ['a'] })).toBeNull();
    expect(
      chooseSources({ all, offered: ['a', 'b'], chosen: ['a', 'b'], before: null }),
    ).toBeNull();
  });

  it('keep what was not offered as it was', () => {
    const offered = ['a', 'b'];
    expect(chooseSources({ all, offered, chosen: ['a'], before: null })).toEqual(['a', 'secret']);
    expect(chooseSources({ all, offered, chosen: ['b'], before: ['a'] })).toEqual(['b']);
  });
});
