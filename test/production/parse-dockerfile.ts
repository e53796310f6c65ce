import { z } from 'zod';

/** A step of a Dockerfile. `NOTE`: one that only says something, as EXPOSE. */
export type Instruction =
  | { readonly kind: 'FROM'; readonly image: string; readonly name: string | null }
  | { readonly kind: 'WORKDIR'; readonly path: string }
  | { readonly kind: 'ENV'; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: 'COPY';
      /** The stage; `null` for the context. */
      readonly from: string | null;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: 'RUN'; readonly script: string }
  | { readonly kind: 'CMD'; readonly words: readonly string[] }
  | { readonly kind: 'NOTE'; readonly name: string };

const notes = new Set(['EXPOSE', 'USER', 'VOLUME']);

/** Reads the steps of a Dockerfile. Throws on what it does not know. */
export function parseDockerfile(text: string): readonly Instruction[] {
  return text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line))
    .map((line) => {
      const [name = '', rest = ''] = line.trim().split(/\s+([\s\S]*)/, 2);
      return parseInstruction(name.toUpperCase(), rest.trim());
    });
}

function parseInstruction(name: string, rest: string): Instruction {
  if (notes.has(name)) return { kind: 'NOTE', name };
  const words = rest.split(/\s+/);
  switch (name) {
    case 'FROM': {
      const [image = '', as, stage = null] = words;
      if (as !== undefined && as.toUpperCase() !== 'AS') throw unknown(name, rest);
      return { kind: 'FROM', image, name: stage };
    }
    case 'WORKDIR':
      return { kind: 'WORKDIR', path: rest };
    case 'ENV':
      return {
        kind: 'ENV',
        values: Object.fromEntries(
          words.map((word) => {
            const [, variable, value] = /^(\w+)=(\S*)$/.exec(word) ?? [];
            if (variable === undefined || value === undefined) throw unknown(name, rest);
            return [variable, value];
          }),
        ),
      };
    case 'COPY': {
      const from = /^--from=(\S+)$/.exec(words[0] ?? '')?.[1] ?? null;
      const paths = from === null ? words : words.slice(1);
      const target = paths.at(-1);
      if (target === undefined || paths.length < 2 || rest.includes(' --'))
        throw unknown(name, rest);
      return { kind: 'COPY', from, sources: paths.slice(0, -1), target };
    }
    case 'RUN':
      if (/^(?:\[|--|<<)/.test(rest)) throw unknown(name, rest);
      return { kind: 'RUN', script: rest };
    case 'CMD':
      return { kind: 'CMD', words: z.array(z.string()).parse(JSON.parse(rest)) };
    default:
      throw unknown(name, rest);
  }
}

function unknown(name: string, rest: string): Error {
  return new Error(`The Dockerfile has a step that is not known here: ${name} ${rest}`);
}
