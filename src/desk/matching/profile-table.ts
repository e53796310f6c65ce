import { LRUCache } from 'lru-cache';
import type { NameKind } from '../../knowledge/knowledge-base.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { type StringTable, stringAt, toStringTable } from '../../language/string-table.ts';
import type { FactProfile } from './create-fact-profile.ts';

/** What facts can explain, in flat arrays: as objects it is most of a large base. Plain data, to be kept. */
export interface ProfileTable {
  readonly count: number;
  readonly strings: StringTable;
  readonly numbers: Float64Array;
  readonly kinds: readonly QuestionKind[];
  readonly nameKinds: readonly NameKind[];
  /** By fact and list: where its places among those values begin; one more for the end. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** How many lists a profile has. A map is a list of keys and values in turn. */
const listCount = 8;

/** Lays profiles out in the order of their facts. */
export function toProfileTable(profiles: readonly FactProfile[]): ProfileTable {
  const strings = createNumbering<string>();
  const numbers = createNumbering<number>();
  const kinds = createNumbering<QuestionKind>();
  const nameKinds = createNumbering<NameKind>();
  const starts = new Int32Array(profiles.length * listCount + 1);
  const places: number[] = [];
  let list = 0;
  for (const profile of profiles) {
    for (const found of [
      strings.of([...profile.stems].flat()),
      strings.of([...profile.concepts].flat()),
      strings.of(profile.narrowed),
      strings.of(profile.characterPairs),
      strings.of(profile.listed),
      numbers.of(profile.numbers),
      kinds.of(profile.kinds),
      nameKinds.of(profile.nameKinds),
    ]) {
      for (const place of found) places.push(place);
      list += 1;
      starts[list] = places.length;
    }
  }
  return {
    count: profiles.length,
    strings: toStringTable(strings.all()),
    numbers: Float64Array.from(numbers.all()),
    kinds: [...kinds.all()],
    nameKinds: [...nameKinds.all()],
    ...{ starts, places: Int32Array.from(places) },
  };
}

/** Makes what reads the profile of the fact at a place. Those that were read last are kept. */
export function createProfileReader(table: ProfileTable) {
  const kept = new LRUCache<number, FactProfile>({ max: mostProfilesKept });

  return function profileAt(fact: number): FactProfile | undefined {
    const known = kept.get(fact);
    if (known || fact < 0 || fact >= table.count) return known;
    const profile = readProfile(table, fact);
    kept.set(fact, profile);
    return profile;
  };
}

/** All those of a base as most are. */
const mostProfilesKept = 1_000;

function readProfile(table: ProfileTable, fact: number): FactProfile {
  const { strings, numbers, kinds, nameKinds, starts, places } = table;
  let list = fact * listCount;
  const next = <T>(valueAt: (place: number) => T | undefined): T[] => {
    const values: T[] = [];
    for (let at = starts[list] ?? 0; at < (starts[list + 1] ?? 0); at += 1) {
      const value = valueAt(places[at] ?? -1);
      if (value !== undefined) values.push(value);
    }
    list += 1;
    return values;
  };
  const text = (place: number) => stringAt(strings, place);
  return {
    stems: toMap(next(text)),
    concepts: toMap(next(text)),
    narrowed: new Set(next(text)),
    characterPairs: new Set(next(text)),
    listed: new Set(next(text)),
    numbers: new Set(next((place) => numbers[place])),
    kinds: new Set(next((place) => kinds[place])),
    nameKinds: new Set(next((place) => nameKinds[place])),
  };
}

function toMap(keysAndValues: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (let at = 0; at < keysAndValues.length; at += 2) {
    map.set(keysAndValues[at] ?? '', keysAndValues[at + 1] ?? '');
  }
  return map;
}

/** Numbers values in the order in which they come first. */
function createNumbering<T>() {
  const numbers = new Map<T, number>();
  return {
    all: () => numbers.keys(),
    of(values: Iterable<T>): number[] {
      return Array.from(values, (value) => {
        const number = numbers.get(value) ?? numbers.size;
        numbers.set(value, number);
        return number;
      });
    },
  };
}
