/** Different strings in one piece of memory, each known by its place. Plain data, to be kept. */
export interface StringTable {
  /** UTF-16 code units of all, one string after the other; in bytes where none needs more. */
  readonly units: Uint8Array | Uint16Array;
  /** Where each string begins; one more than there are strings. */
  readonly starts: Int32Array;
  /** A hash table with open addressing, of a power of two: a string's place from 1, or 0. */
  readonly slots: Int32Array;
}

/** What has strings. A `Set` is one. */
export interface StringSet extends Iterable<string> {
  has(text: string): boolean;
}

/** Lays strings that are all different one after the other, each at its place among them. */
export function toStringTable(strings: Iterable<string>): StringTable {
  const texts = [...strings];
  const starts = new Int32Array(texts.length + 1);
  let widest = 0;
  for (const [n, text] of texts.entries()) {
    starts[n + 1] = (starts[n] ?? 0) + text.length;
    for (let at = 0; at < text.length; at += 1) widest |= text.charCodeAt(at);
  }
  const size = starts[texts.length] ?? 0;
  const units = widest < 0x100 ? new Uint8Array(size) : new Uint16Array(size);
  let slotCount = 2;
  while (slotCount < texts.length * 2) slotCount *= 2;
  const slots = new Int32Array(slotCount);
  for (const [n, text] of texts.entries()) {
    const start = starts[n] ?? 0;
    for (let at = 0; at < text.length; at += 1) units[start + at] = text.charCodeAt(at);
    let slot = hashOf(text) & (slotCount - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slotCount - 1);
    slots[slot] = n + 1;
  }
  return { units, starts, slots };
}

export function sizeOf({ starts }: StringTable): number {
  return starts.length - 1;
}

/** The place of a string; `undefined` where the table does not have it. */
export function placeOf({ units, starts, slots }: StringTable, text: string): number | undefined {
  const last = slots.length - 1;
  for (let slot = hashOf(text) & last; ; slot = (slot + 1) & last) {
    const place = (slots[slot] ?? 0) - 1;
    if (place < 0) return undefined;
    const start = starts[place] ?? 0;
    if ((starts[place + 1] ?? 0) - start !== text.length) continue;
    let at = 0;
    while (at < text.length && units[start + at] === text.charCodeAt(at)) at += 1;
    if (at === text.length) return place;
  }
}

/** The string at a place. */
export function stringAt({ units, starts }: StringTable, place: number): string {
  return String.fromCharCode(...units.subarray(starts[place], starts[place + 1]));
}

/** The strings of a table as a set, in their order. */
export function toStringSet(table: StringTable): StringSet {
  return {
    has: (text) => placeOf(table, text) !== undefined,
    *[Symbol.iterator]() {
      for (let place = 0; place < sizeOf(table); place += 1) yield stringAt(table, place);
    },
  };
}

/** What one of two sets has. */
export function joinStringSets(one: StringSet, other: StringSet): StringSet {
  return {
    has: (text) => one.has(text) || other.has(text),
    *[Symbol.iterator]() {
      yield* one;
      for (const text of other) if (!one.has(text)) yield text;
    },
  };
}

/** FNV-1a (Fowler, Noll and Vo) over code units, its bits mixed once more: the lowest ones choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
