/** A map that forgets its oldest entries, so that memory has an end. */
export class BoundedMap<V> {
  readonly #entries = new Map<string, V>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  /** The entries of this moment. What is set while a caller goes through them is not among them. */
  entries(): readonly (readonly [string, V])[] {
    return [...this.#entries];
  }

  /** The newest entry is the one that was set last. */
  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#limit) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      break;
    }
  }
}
