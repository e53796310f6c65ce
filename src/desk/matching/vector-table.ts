import type { SparseVector } from './feature-space.ts';

/** Many sparse vectors in one piece of memory, in rows. */
export interface VectorTable {
  /** Where each row begins; one more than there are rows. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float32Array;
}

/** Takes rows one after the other. */
export interface TableBuilder {
  add(row: SparseVector): void;
  finish(): VectorTable;
}

/** Makes what lays rows out as they come, so that nobody need hold them all. */
export function createTableBuilder(): TableBuilder {
  const starts = [0];
  let size = 0;
  let columns = new Int32Array(1_024);
  let weights = new Float32Array(1_024);
  return {
    add({ features, weights: values }) {
      if (size + features.length > columns.length) {
        const wider = 2 * (size + features.length);
        const [narrowColumns, narrowWeights] = [columns, weights];
        columns = new Int32Array(wider);
        weights = new Float32Array(wider);
        columns.set(narrowColumns);
        weights.set(narrowWeights);
      }
      columns.set(features, size);
      weights.set(values, size);
      size += features.length;
      starts.push(size);
    },
    finish: () => ({
      starts: Int32Array.from(starts),
      columns: columns.slice(0, size),
      weights: weights.slice(0, size),
    }),
  };
}

/** A row of a table: a part of it, not a copy. */
export function rowAt({ starts, columns, weights }: VectorTable, row: number): SparseVector {
  const [start, end] = [starts[row], starts[row + 1]];
  return { features: columns.subarray(start, end), weights: weights.subarray(start, end) };
}

/** Lays rows of columns and weights one after the other. */
export function toVectorTable(rows: readonly SparseVector[]): VectorTable {
  const starts = new Int32Array(rows.length + 1);
  for (const [n, { features }] of rows.entries()) {
    starts[n + 1] = (starts[n] ?? 0) + features.length;
  }

  const size = starts[rows.length] ?? 0;
  const columns = new Int32Array(size);
  const weights = new Float32Array(size);
  for (const [n, row] of rows.entries()) {
    columns.set(row.features, starts[n]);
    weights.set(row.weights, starts[n]);
  }
  return { starts, columns, weights };
}

/** Turns rows into columns: what was found in a row is found by its column. */
export function transpose(table: VectorTable, columnCount: number): VectorTable {
  const starts = new Int32Array(columnCount + 1);
  for (const column of table.columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnCount; column += 1) {
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  }

  const next = starts.slice();
  const columns = new Int32Array(table.columns.length);
  const weights = new Float32Array(table.columns.length);
  for (let row = 0; row + 1 < table.starts.length; row += 1) {
    for (let at = table.starts[row] ?? 0; at < (table.starts[row + 1] ?? 0); at += 1) {
      const column = table.columns[at] ?? 0;
      const place = next[column] ?? 0;
      next[column] = place + 1;
      columns[place] = row;
      weights[place] = table.weights[at] ?? 0;
    }
  }
  return { starts, columns, weights };
}

/** Adds to `sums`, by column, what the rows of a vector's features hold, by its weights. */
export function addRows(table: VectorTable, vector: SparseVector, sums: Float64Array): void {
  const { starts, columns, weights } = table;
  for (let n = 0; n < vector.features.length; n += 1) {
    const row = vector.features[n] ?? 0;
    const weight = vector.weights[n] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0;
      sums[column] = (sums[column] ?? 0) + weight * (weights[at] ?? 0);
    }
  }
}

/** Columns that share something with a vector, in any order, and the product of each with it. */
export interface SharingColumns {
  readonly places: Int32Array;
  readonly products: Float64Array;
}

export interface SharingOptions {
  /** How many columns the table has. */
  readonly columnCount: number;
  /** How many entries of the table are looked at. Where a vector has more, its commonest features are left out. */
  readonly most: number;
}

/**
 * Makes what finds the columns that share a feature with a vector of positive weights: what shares nothing costs nothing.
 * What it gives holds until it is asked again.
 */
export function createSharingFinder(table: VectorTable, { columnCount, most }: SharingOptions) {
  const { starts, columns, weights } = table;
  const sums = new Float64Array(columnCount);
  const places = new Int32Array(columnCount);
  const products = new Float64Array(columnCount);

  return function findSharing(vector: SparseVector): SharingColumns {
    const longest = longestRow(table, vector, most);
    let count = 0;
    for (let n = 0; n < vector.features.length; n += 1) {
      const row = vector.features[n] ?? 0;
      const weight = vector.weights[n] ?? 0;
      const start = starts[row] ?? 0;
      const end = starts[row + 1] ?? 0;
      if (end - start > longest) continue;
      for (let at = start; at < end; at += 1) {
        const column = columns[at] ?? 0;
        const before = sums[column] ?? 0;
        if (before === 0) {
          places[count] = column;
          count += 1;
        }
        sums[column] = before + weight * (weights[at] ?? 0);
      }
    }
    for (let n = 0; n < count; n += 1) {
      const column = places[n] ?? 0;
      products[n] = sums[column] ?? 0;
      sums[column] = 0;
    }
    return { places: places.subarray(0, count), products: products.subarray(0, count) };
  };
}

/** Up to which length rows are looked at, so that all of them together have no more than so many entries. */
function longestRow({ starts }: VectorTable, { features }: SparseVector, most: number): number {
  const lengths = Int32Array.from(
    features,
    (row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0),
  ).sort();
  let sum = 0;
  for (const length of lengths) {
    sum += length;
    // The rarest feature is looked at in any case.
    if (sum > most) return Math.max(length - 1, lengths[0] ?? 0);
  }
  return Number.POSITIVE_INFINITY;
}

/** The largest product of a dense vector with the rows from `first` up to but not including `last`. */
export function largestProduct(
  { starts, columns, weights }: VectorTable,
  dense: Float64Array,
  [first, last]: readonly [number, number],
): number {
  let largest = 0;
  for (let row = first; row < last; row += 1) {
    const end = starts[row + 1] ?? 0;
    let product = 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      product += (dense[columns[at] ?? 0] ?? 0) * (weights[at] ?? 0);
    }
    if (product > largest) largest = product;
  }
  return largest;
}
