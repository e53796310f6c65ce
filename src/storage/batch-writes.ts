/** Writes that are gathered for a moment, and made as one. */
export interface BatchWrites<Row> {
  /** Resolves when the row is written; rejects when its batch could not be. */
  add(row: Row): Promise<void>;
  /** Writes at once what was gathered until now. Resolves when it is written, or could not be. */
  settle(): Promise<void>;
  /** Whether nothing waits to be written, and nothing is being written. */
  readonly isSettled: boolean;
}

export interface BatchWritesOptions<Row> {
  readonly write: (rows: readonly Row[]) => Promise<unknown>;
  /** Rows of the same key are never in one batch. */
  readonly keyOf: (row: Row) => string;
  /** Milliseconds that a row waits for others. */
  readonly wait: number;
  /** Rows of one batch. */
  readonly most: number;
}

interface Batch<Row> {
  readonly rows: Map<string, Row>;
  readonly timer: NodeJS.Timeout;
  readonly written: Promise<void>;
  readonly begin: () => void;
}

/**
 * Makes what gathers writes: a transaction of a hundred rows costs little more than one of a single row. While one is being written
 * the next goes on gathering, so that what comes while the database is slow or away is one more batch, and not hundreds.
 */
export function createBatchWrites<Row>({
  write,
  keyOf,
  wait,
  most,
}: BatchWritesOptions<Row>): BatchWrites<Row> {
  let open: Batch<Row> | null = null;
  /** Batches that are not written yet. */
  let unwritten = 0;
  /** Of batches that were closed: they are written in turn. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    add(row) {
      const key = keyOf(row);
      if (open?.rows.has(key)) close();
      open ??= openBatch();
      const { rows, written } = open;
      rows.set(key, row);
      if (rows.size === most) close();
      return written;
    },
    async settle() {
      close();
      await last;
    },
    get isSettled() {
      return unwritten === 0;
    },
  };

  function openBatch(): Batch<Row> {
    const rows = new Map<string, Row>();
    let begin = () => {};
    const closed = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const before = last;
    const written = closed
      .then(() => before)
      .then(() => write([...rows.values()]))
      .then(() => {});
    unwritten += 1;
    last = written
      .catch(() => {})
      .finally(() => {
        unwritten -= 1;
      });
    const batch: Batch<Row> = {
      ...{ rows, begin, written },
      timer: setTimeout(() => void before.then(() => close(batch)), wait),
    };
    return batch;
  }

  function close(batch = open): void {
    if (!open || batch !== open) return;
    clearTimeout(open.timer);
    open.begin();
    open = null;
  }
}
