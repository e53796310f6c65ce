import { takeId } from '../drafting/name-fact.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { locateQuote } from '../knowledge/locate-quote.ts';
import type { FactPatch, NearMiss, Patch } from '../knowledge/patch.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { type ProposeOptions, proposeFact } from './propose-fact.ts';
import { keyOf, readFacts, readSources } from './to-workbench.ts';
import type { Change, FactFields } from './workbench-view.ts';

/** What a patch would do to a base as it is now. */
export interface PatchEdit {
  /** `null` where there is nothing left that it could change. */
  readonly change: Extract<Change, { kind: 'add' | 'set' }> | null;
  /** The fact that it adds or changes. */
  readonly fact: string;
  /** Why it cannot be taken as it is: the base has moved on, or its words are forgotten. `null` where nothing is known. */
  readonly why: string | null;
  /** Whether the base says just that already: it was written, and only not marked. */
  readonly isDone: boolean;
}

export interface PatchContext extends Pick<ProposeOptions, 'english' | 'wordings'> {
  readonly base: KnowledgeBase;
  /** Those that the base was read from. */
  readonly files: readonly KnowledgeFile[];
}

/** Makes an edit of a patch, as somebody would make it on the page. It is proved as any other: here only what a patch knows. */
export function toPatchEdit(patch: Patch, context: PatchContext): PatchEdit {
  return patch.kind === 'fact' ? addFact(patch, context) : addNearMiss(patch, context);
}

function addFact(patch: FactPatch, { base, ...proposing }: PatchContext): PatchEdit {
  const { title, questions, answer, attribution, source, quote } = patch;
  const id = takeId(title, new Set());
  const fields: FactFields = {
    ...{ id, title, questions, answer, attribution: attribution ?? '', view: false, note: '' },
    citations: [{ source, quote, paragraph: null }],
    // Names that the quote only points at; those that it spells are read in it.
    names: proposeFact(base, { source, quote, ...proposing }).names,
    ...{ values: [], notInSource: [], more: '' },
  };
  const known = [...base.facts, ...base.drafts].find((fact) => fact.id === id);
  const isDone =
    known?.answer === answer && known.citations.some((citation) => citation.quote === quote);
  return {
    change: { kind: 'add', after: null, fields, isAccepted: true },
    ...{ fact: id, isDone, why: isDone ? null : whyNoFact(patch, base, known?.title ?? null) },
  };
}

function whyNoFact(
  { questions, source: id, quote }: FactPatch,
  base: KnowledgeBase,
  taken: string | null,
): string | null {
  const source = base.sources[id];
  if (!source) return `There is no source "${id}" any more.`;
  const place = locateQuote({ quote, paragraph: null, source });
  if (place.kind === 'missing') {
    const found = place.found.charAt(0).toUpperCase() + place.found.slice(1);
    return `The base has moved on. ${found}`;
  }
  if (taken !== null) return `There is a fact of that id already: “${taken}”.`;
  if (questions.length === 0) {
    return 'Its questions were forgotten, with whoever asked them. Word one on the curating page, or drop it.';
  }
  return null;
}

function addNearMiss({ question, fact: id }: NearMiss, { files }: PatchContext): PatchEdit {
  const { facts } = readFacts(files, { sources: readSources(files) });
  const found = facts.find(({ fields }) => fields.id === id);
  const none = { change: null, fact: id, isDone: false };
  if (question === null) {
    return { ...none, why: 'Its words were forgotten, with whoever asked so. Drop it.' };
  }
  if (!found) return { ...none, why: `There is no fact "${id}" any more.` };
  const { fields, file } = found;
  const isDone = fields.notInSource.includes(question);
  const notInSource = isDone ? fields.notInSource : [...fields.notInSource, question];
  const change = { kind: 'set', key: keyOf(file, id), fields: { ...fields, notInSource } } as const;
  return { change, fact: id, why: null, isDone };
}
