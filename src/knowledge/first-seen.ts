/** Remembers where each key that must be unique was first seen. */
export class FirstSeen<Place = string> {
  readonly #places = new Map<string, Place>();

  /** Gives the earlier place of a key; when there is none, remembers this one and gives `null`. */
  note(key: string, place: Place): Place | null {
    const earlier = this.#places.get(key);
    if (earlier === undefined) this.#places.set(key, place);
    return earlier ?? null;
  }
}
