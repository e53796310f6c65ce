import type { Button } from '@slack/types';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { actionIds } from './action-ids.ts';
import { button } from './elements.ts';
import { encodeFactRef } from './fact-ref.ts';

/** Buttons that each answer with one fact. */
export function topicButtons({
  facts,
  knowledge,
  language,
  askId,
  label = ({ title }) => title,
}: {
  readonly facts: readonly Fact[];
  readonly knowledge: KnowledgeBase;
  readonly language: Language;
  readonly askId: string | null;
  /** What a button says. By default the fact's title. */
  readonly label?: (fact: Fact) => string;
}): Button[] {
  return facts.flatMap((fact, n) => {
    const value = encodeFactRef({ fact, knowledge, language, askId });
    return value === null
      ? []
      : button({ actionId: `${actionIds.askTopic}_${n}`, label: label(fact), value });
  });
}
