/** Makes what decides whether a path of the context, from its root, is kept out. The last line that fits decides. */
export function createIgnore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const isKept = line.startsWith('!');
      return { isKept, pattern: toPattern(isKept ? line.slice(1) : line) };
    });

  return (path) => {
    const last = rules.findLast(({ pattern }) => pattern.test(path));
    return last !== undefined && !last.isKept;
  };
}

/** A folder that fits is meant with all that is in it. */
function toPattern(glob: string): RegExp {
  if (/[?[\]\\]/.test(glob)) throw new Error(`.dockerignore has what is not known here: ${glob}`);
  const source = glob
    .replace(/^\/|\/$/g, '')
    .replace(/[.+^${}()|]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
  return new RegExp(`^${source}(?:/|$)`);
}
