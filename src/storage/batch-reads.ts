/** Reads one thing; with others that are asked for in the same moment, in one statement. */
export type BatchRead<Key, Value> = (key: Key) => Promise<Value>;

interface Batch<Key, Value> {
  readonly keys: Key[];
  readonly values: Promise<readonly Value[]>;
}

/**
 * Makes what gathers reads until the event loop turns: a statement for twenty keys costs little more than one for a single key.
 *
 * @param readAll  Gives a value for each key, in their order.
 */
export function createBatchRead<Key, Value>(
  readAll: (keys: readonly Key[]) => Promise<readonly Value[]>,
): BatchRead<Key, Value> {
  let open: Batch<Key, Value> | null = null;

  return async function read(key) {
    open ??= openBatch();
    const place = open.keys.push(key) - 1;
    const values = await open.values;
    const value = values[place];
    if (value === undefined) throw new Error('A read gave fewer values than it was asked for.');
    return value;
  };

  function openBatch(): Batch<Key, Value> {
    const keys: Key[] = [];
    const values = new Promise<void>((resolve) => {
      setImmediate(resolve);
    }).then(() => {
      open = null;
      return readAll(keys);
    });
    return { keys, values };
  }
}

/**
 * Gives each key the rows of its place, as `unnest(…) WITH ORDINALITY AS asked (…, place)` numbers them: from 1, in a column
 * `place`, as an integer.
 */
export function groupByPlace<Row extends Readonly<Record<string, unknown>>>(
  keys: readonly unknown[],
  rows: readonly Row[],
): readonly (readonly Row[])[] {
  const groups: Row[][] = keys.map(() => []);
  for (const row of rows) groups[Number(row['place']) - 1]?.push(row);
  return groups;
}
