/** Makes something when it is first needed, and once. */
export function makeOnce<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
