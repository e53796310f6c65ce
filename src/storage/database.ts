/** A row as the database gives it. Callers parse it. */
export type Row = Readonly<Record<string, unknown>>;

/** Something that runs one statement: a database, or a transaction in it. */
export interface Queryable {
  /** Values go in as `$1`, `$2`, and never into the text. */
  query(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** PostgreSQL, in this process or as a server. */
export interface Database extends Queryable {
  readonly kind: 'pglite' | 'postgres';
  /** Runs statements that belong together: all of them happen, or none. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  /** Runs several statements without values. One that fails leaves no open transaction behind. */
  script(text: string): Promise<readonly Row[]>;
  /** Whether this process alone can reach it. */
  readonly isExclusive: boolean;
  close(): Promise<void>;
}
