import { nthLargest } from '../matching/nth-largest.ts';

/** Scores of many places, of which a question touches a few. */
export interface Scores {
  /** The places that have a score, in the order in which they got it. */
  readonly places: readonly number[];
  get(place: number): number;
  add(place: number, score: number): void;
  /** Makes a place's score at least this. */
  raise(place: number, score: number): void;
  /** The places of the highest scores, the highest first; of equal ones the first. */
  best(most: number): number[];
  clear(): void;
}

/** Makes scores for so many places. To clear them costs what was touched. */
export function createScores(size: number): Scores {
  const scores = new Float64Array(size);
  const has = new Uint8Array(size);
  const places: number[] = [];
  return {
    places,
    get: (place) => scores[place] ?? 0,
    add(place, score) {
      touch(place);
      scores[place] = (scores[place] ?? 0) + score;
    },
    raise(place, score) {
      touch(place);
      if ((scores[place] ?? 0) < score) scores[place] = score;
    },
    best(most) {
      const byScore = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
      if (places.length <= most) return places.toSorted(byScore);
      const least = nthLargest(
        Float64Array.from(places, (place) => scores[place] ?? 0),
        most,
      );
      return places
        .filter((place) => (scores[place] ?? 0) >= least)
        .sort(byScore)
        .slice(0, most);
    },
    clear() {
      for (const place of places) {
        scores[place] = 0;
        has[place] = 0;
      }
      places.length = 0;
    },
  };

  function touch(place: number): void {
    if (has[place] !== 0) return;
    has[place] = 1;
    places.push(place);
  }
}
