import type { FactEntry } from '../knowledge/fact-file.ts';
import type { ValueEntry } from '../knowledge/fact-value.ts';
import type { KnowledgeBase, Name, Source } from '../knowledge/knowledge-base.ts';
import type { English } from '../language/english.ts';
import { readPassages } from '../reading/read-passages.ts';
import { toId } from './draft-names.ts';
import { draftNearMisses } from './draft-near-misses.ts';
import { type DraftSentence, readDraftSentences } from './draft-sentence.ts';
import { type DraftWordings, fillWordings, type Wordings } from './fill-wordings.ts';
import { takeId, toTitle } from './name-fact.ts';
import { questionRules } from './question-rules.ts';
import { toValueEntry } from './to-value-entry.ts';

/** The fields of a fact that are drafted. */
export type DraftFact = Pick<
  FactEntry,
  | 'id'
  | 'title'
  | 'questions'
  | 'answer'
  | 'citations'
  | 'attribution'
  | 'names'
  | 'list'
  | 'values'
  | 'not_in_source'
>;

export interface DraftOptions {
  readonly source: Source;
  /** Names of the base and those that were drafted, in one. */
  readonly names: readonly Name[];
  readonly english: English;
  readonly wordings: DraftWordings;
  /** The base that the source comes into: its ids and questions are taken. */
  readonly base: Pick<KnowledgeBase, 'facts' | 'drafts'>;
}

const mostQuestions = 7;

/** Drafts a fact for each sentence of a source that can be asked for. */
export function draftFacts({ source, names, english, wordings, base }: DraftOptions): DraftFact[] {
  const passages = readPassages(source);
  const sentences = readDraftSentences({ passages, names, english });
  const known = [...base.facts, ...base.drafts];
  const ids = new Set(known.map(({ id }) => id));
  const asked = new Set(
    known.flatMap(({ questions, notInSource }) => [...questions, ...notInSource]).map(toId),
  );
  const near = sentences.map((sentence) =>
    draftNearMisses(sentence, { wordings: wordings.nearMisses, sentences }),
  );

  const drafts = sentences.map((sentence) => ({
    sentence,
    questions: takeNew(draftQuestions(sentence, wordings.questions), asked).slice(0, mostQuestions),
  }));
  return drafts.flatMap(({ sentence, questions }, at) => {
    const [first] = questions;
    if (first === undefined || !isCheckable(sentence)) return [];
    const id = takeId(first, ids);
    return [toFact({ sentence, id, questions, nearMisses: takeNew(near[at] ?? [], asked) })];
  });
}

/** All questions that the rules find in a sentence, in their order. */
export function draftQuestions(sentence: DraftSentence, wordings: Wordings): string[] {
  return questionRules.flatMap((rule) =>
    rule.find(sentence).flatMap((slots) => fillWordings(wordings[rule.name] ?? [], slots)),
  );
}

const fewestKeywords = 3;

/** A sentence that says too little, or only asks or leads on, is no fact. */
function isCheckable({ passage: { text }, keywords }: DraftSentence): boolean {
  return keywords.length >= fewestKeywords && !/[?:]["”]?$/u.test(text);
}

function takeNew(questions: readonly string[], asked: Set<string>): string[] {
  return questions.filter((question) => {
    const key = toId(question);
    if (key === '' || asked.has(key)) return false;
    asked.add(key);
    return true;
  });
}

interface FactParts {
  readonly sentence: DraftSentence;
  readonly id: string;
  readonly questions: readonly string[];
  readonly nearMisses: readonly string[];
}

function toFact({ sentence, id, questions, nearMisses }: FactParts): DraftFact {
  const { passage, values, list, meant } = sentence;
  return {
    id,
    title: toTitle(sentence.content),
    questions: [...questions],
    answer: passage.text.replace(/\s+/gu, ' '),
    citations: [{ source: passage.source, quote: passage.text, paragraph: passage.paragraph }],
    attribution: passage.speaker,
    names: meant === null ? [] : [meant.id],
    list: list === null ? null : { ...list, items: [...list.items], in: list.in ?? null },
    values: [...values.map(toValueEntry), ...actsOf(sentence)],
    not_in_source: [...nearMisses],
  };
}

/**
 * Who does what, where the source itself says it outright. What somebody says, or is
 * quoted with, is theirs; and what else stands in a sentence may turn it.
 */
function actsOf({ clause, passage: { text, speaker } }: DraftSentence): ValueEntry[] {
  if (clause === null || speaker !== null || clause.object === '' || turning.test(text)) return [];
  return [{ who: clause.subject, act: clause.verb, what: clause.object }];
}

/** A quote, and words that turn what stands beside them. */
const turning = /["“]|\b(?:neither|nor|unless|if|except|unlike|rather than|instead of|but not)\b/iu;
