import type { Slots } from './question-rules.ts';

/** Wordings by the rule that they are for: texts with `{names}` of what is filled in. */
export type Wordings = Readonly<Record<string, readonly string[]>>;

/** All wordings that drafting fills in. */
export interface DraftWordings {
  readonly questions: Wordings;
  readonly nearMisses: Wordings;
}

/** Fills in wordings. One with a part that is not there is left out. */
export function fillWordings(wordings: readonly string[], slots: Slots): string[] {
  return wordings.flatMap((wording) => {
    const isWhole = [...wording.matchAll(/\{(\w+)\}/gu)].every(([, name = '']) => {
      const part = slots[name];
      return part !== undefined && (part !== '' || mayBeEmpty.has(name));
    });
    if (!isWhole) return [];
    const filled = wording
      .replace(/\{(\w+)\}/gu, (_, name: string) => slots[name] ?? '')
      .replace(/\s+/gu, ' ')
      .replace(/\s\?/gu, '?')
      .trim();
    return filled.length > longestWording ? [] : [filled];
  });
}

/** A verb may have nothing behind it: "Who left?" */
const mayBeEmpty: ReadonlySet<string> = new Set(['object', 'act', 'rest', 'beside']);
const longestWording = 200;
