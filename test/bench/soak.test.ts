import { describe, expect, it } from 'vitest';
import { judgeSoak, type SoakRow } from '../../bench/soak-verdict.ts';

const still: SoakRow = {
  ...{ minute: 0, residentMb: 300, heapMb: 80, externalMb: 10, files: 40, threads: 13 },
  ...{ resources: { Timeout: 8, TCPSocketWrap: 6 }, loopP99: 20, waitedMs: 0, processorMs: 9_000 },
  ...{
    commands: 0,
    mentions: 0,
    drafts: 0,
    late: 0,
    unanswered: 0,
    twice: 0,
    edits: 60,
    swaps: 60,
  },
};

/** An hour, in which what comes and goes does so, and something may change with the minutes. */
function hour(change: (minute: number) => Partial<SoakRow>): readonly SoakRow[] {
  return Array.from({ length: 60 }, (_, at) => ({
    ...still,
    ...{ minute: at + 1, commands: 150 * (at + 1), heapMb: 80 + (at % 3) },
    ...change(at + 1),
  }));
}

function missedIn(rows: readonly SoakRow[]): string[] {
  return judgeSoak(rows).flatMap(({ name, isKept }) => (isKept ? [] : [name]));
}

describe('the verdict on a soak', () => {
  it('is kept where memory is flat, though one minute had much under way', () => {
    expect(missedIn(hour((minute) => (minute === 59 ? { heapMb: 140 } : {})))).toEqual([]);
  });

  it('lets what is kept for a while fill up first', () => {
    expect(missedIn(hour((minute) => ({ heapMb: minute < 12 ? 60 + minute : 80 })))).toEqual([]);
  });

  it('finds a leak of four megabytes an hour in the heap', () => {
    expect(missedIn(hour((minute) => ({ heapMb: 80 + minute / 15 })))).toEqual([
      'heap after collecting',
    ]);
  });

  it('finds a timer that stays each ten minutes, among others that come and go', () => {
    const rows = hour((minute) => ({
      resources: { Timeout: 8 + (minute % 7) + Math.floor(minute / 10) },
    }));

    expect(judgeSoak(rows).find(({ isKept }) => !isKept)?.found).toMatch(/^Timeout \+\d$/);
  });

  it('finds who was not answered, who was twice, and a base that was not taken', () => {
    const rows = hour(() => ({ unanswered: 1, twice: 2, swaps: 58 }));

    expect(missedIn(rows)).toHaveLength(3);
  });

  it('blames the desk for what is late only where it had the processor', () => {
    const late = { late: 900 };

    expect(missedIn(hour(() => late))).toEqual(['dropped by Slack, as they came too late']);
    expect(missedIn(hour(() => ({ ...late, waitedMs: 40_000 })))).toEqual([]);
  });

  it('says nothing of a few minutes', () => {
    expect(() => judgeSoak(hour(() => ({})).slice(0, 3))).toThrow('a few minutes');
  });
});
