import type { Fact } from '../knowledge/knowledge-base.ts';
import type { Passage } from './read-passages.ts';
import { readValues, readWholeList } from './read-values.ts';

/** No id that a curator gives has a colon. */
const readPrefix = 'read:';

/** Whether a fact was read, and nobody curated it. */
export function isReadFact({ id }: Pick<Fact, 'id'>): boolean {
  return id.startsWith(readPrefix);
}

/**
 * Gives what was read of passages the form that curated facts have, so that one engine holds claims against both: the
 * values of a passage, with the passage as its citation. A passage without values gives none.
 */
export function readFacts(passages: readonly Passage[]): Fact[] {
  return passages.flatMap((passage) => {
    const { source, paragraph, start, end, text, speaker } = passage;
    const values = readValues(passage);
    const list = readWholeList(passage);
    return values.length === 0 && list === null
      ? []
      : {
          ...{ id: `${readPrefix}${source}:${paragraph}:${start}`, title: text, answer: text },
          ...{ questions: [], notInSource: [], translations: {}, names: [], values, list },
          citations: [{ source, paragraph, start, end, quote: text }],
          ...{ attribution: speaker, view: false, note: null, version: 1 },
          ...{ status: 'current' as const, owner: null, recheck: null },
          ...{ audience: null, embargo: null, correction: null },
        };
  });
}
