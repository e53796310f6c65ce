import { createHash } from 'node:crypto';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { usualStyle } from '../../src/knowledge/style-file.ts';

/** A text that nobody curated. */
export interface BareText {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Makes a base of a text alone: no facts, no names, no calibration. */
export function toBareBase({ id, title, paragraphs }: BareText): KnowledgeBase {
  const source = { id, title, paragraphs, language: 'en', audience: 'everyone' } as const;
  const unknown = {
    outlet: null,
    author: null,
    date: null,
    link: null,
    embargo: null,
    corrected: null,
  };
  return bareBase({ [id]: { ...source, ...unknown } });
}

/** Leaves of a base only its sources, with what is known about them. */
export function toUncurated({ sources }: KnowledgeBase): KnowledgeBase {
  return bareBase(sources);
}

function bareBase(sources: KnowledgeBase['sources']): KnowledgeBase {
  const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex');
  return {
    ...{ sources, facts: [], drafts: [], names: [], words: [] },
    ...{ calibrations: {}, style: usualStyle, mustAnswer: [], hash },
  };
}
