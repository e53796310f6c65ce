import type { SoakCounts } from './soak-load.ts';

/** What one desk held and did in one minute. Counts of asks are of all minutes so far. */
export interface SoakRow extends SoakCounts {
  /** Since the load began. */
  readonly minute: number;
  readonly residentMb: number;
  /** Of the main thread, after collecting. */
  readonly heapMb: number;
  /** Outside of the heap, that it holds: buffers, WebAssembly. */
  readonly externalMb: number;
  /** What keeps its event loop alive, by kind, as Node says it. */
  readonly resources: Readonly<Record<string, number>>;
  readonly files: number;
  readonly threads: number;
  /** Milliseconds: how late the event loop was, but for one look of a hundred. */
  readonly loopP99: number;
  /** Changes of the base's files: the next comes when the last is taken. */
  readonly edits: number;
  readonly swaps: number;
  /** Of this minute, for how long the main thread had work and the processor was others', in milliseconds. */
  readonly waitedMs: number;
  /** Milliseconds of the processor in this minute, all threads together. */
  readonly processorMs: number;
}

/** A part of the verdict. */
export interface SoakFinding {
  readonly name: string;
  readonly found: string;
  readonly bar: string;
  readonly isKept: boolean;
}

/** What is kept for a while fills up in the first part of a run, which is not judged. */
const warmUpShare = 1 / 5;
/** Of the mean, by which memory may grow from the end of the first part to the end of the run. */
const mostHeapGrowth = 0.03;
const mostResidentGrowth = 0.06;
/** Of all. Where the main thread waits for the processor for longer than so many of a hundred, the machine is to blame. */
const mostLate = 0.01;
const mostWaited = 0.2;
/** By which the fewest of a kind of handle may grow, from the first half of what is judged to the second. */
const mostMoreHandles = 2;

/**
 * Says of a run whether memory stayed flat, no handle leaked and everybody was answered once.
 *
 * @throws {Error} where there are too few rows to tell.
 */
export function judgeSoak(rows: readonly SoakRow[]): readonly SoakFinding[] {
  const judged = rows.slice(Math.ceil(rows.length * warmUpShare));
  const last = rows.at(-1);
  if (!last || judged.length < 3) throw new Error('A soak of a few minutes says nothing.');
  return [
    flat('heap after collecting', judged, { value: ({ heapMb }) => heapMb, most: mostHeapGrowth }),
    flat('held outside of it', judged, {
      value: ({ externalMb }) => externalMb,
      most: mostHeapGrowth,
    }),
    flat('resident', judged, { value: ({ residentMb }) => residentMb, most: mostResidentGrowth }),
    notLeaked(judged),
    inTime(rows, last),
    none('not answered, of the others', last.unanswered),
    none('answered twice', last.twice),
    none('changes of the base that were not taken', last.edits - last.swaps),
  ];
}

function flat(
  name: string,
  rows: readonly SoakRow[],
  { value, most }: { readonly value: (row: SoakRow) => number; readonly most: number },
): SoakFinding {
  const points = rows.map((row) => [row.minute, value(row)] as const);
  const mean = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const slope = slopeOf(points);
  const minutes = (points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0);
  const growth = (slope * minutes) / mean;
  return {
    name,
    found: `${signed(slope * 60)} MB an hour, ${signed(100 * growth)} % in these ${minutes} minutes`,
    bar: `at most +${100 * most} %`,
    isKept: growth <= most,
  };
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

/** The median of the slopes between any two: a minute in which much was under way says nothing of a leak. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const slopes = points
    .flatMap(([x, y], at) =>
      points.slice(at + 1).map(([laterX, laterY]) => (laterY - y) / (laterX - x)),
    )
    .sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}

/** What comes and goes is counted at its fewest: only a leak raises that. */
function notLeaked(rows: readonly SoakRow[]): SoakFinding {
  const middle = Math.floor(rows.length / 2);
  const kinds = new Set(rows.flatMap(({ resources }) => Object.keys(resources)));
  const counted: readonly (readonly [string, (row: SoakRow) => number])[] = [
    ...[...kinds].map((kind) => [kind, (row: SoakRow) => row.resources[kind] ?? 0] as const),
    ['files', ({ files }) => files],
    ['threads', ({ threads }) => threads],
  ];
  const more = counted.map(([kind, count]) => {
    const fewest = (part: readonly SoakRow[]) => Math.min(...part.map(count));
    return [kind, fewest(rows.slice(middle)) - fewest(rows.slice(0, middle))] as const;
  });
  const leaked = more.filter(([, by]) => by > mostMoreHandles);
  return {
    name: 'handles, files and threads, at their fewest',
    found: leaked.length > 0 ? leaked.map(([kind, by]) => `${kind} +${by}`).join(', ') : 'no more',
    bar: `at most +${mostMoreHandles} of a kind`,
    isKept: leaked.length === 0,
  };
}

function inTime(
  rows: readonly SoakRow[],
  { minute, late, commands, mentions, drafts }: SoakRow,
): SoakFinding {
  const share = late / (late + commands + mentions + drafts);
  const waited = rows.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / (minute * 60_000);
  const isStarved = waited > mostWaited;
  return {
    name: 'dropped by Slack, as they came too late',
    found: `${late}, ${percent(share)}; the main thread waited for the processor ${percent(waited)} of the time`,
    bar: isStarved ? 'not judged: the machine was too busy' : `at most ${percent(mostLate)}`,
    isKept: isStarved || share <= mostLate,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function none(name: string, count: number): SoakFinding {
  return { name, found: String(count), bar: 'none', isKept: count === 0 };
}
