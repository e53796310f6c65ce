import { type Answer, type Desk, matchesOf } from '../desk/answer.ts';
import { type Answered, consult } from '../desk/consult.ts';
import type { Verdict } from '../desk/verdict.ts';
import type { Citation, Fact } from '../knowledge/knowledge-base.ts';
import { mostTopics } from '../limits.ts';
import { type AnswerLine, answerLines } from '../replies/answer-text.ts';
import { describeEvidence } from '../replies/evidence-reply.ts';
import { formatPlace } from '../replies/format-citation.ts';
import { formatTooLong, formatTooMany } from '../replies/notice-reply.ts';
import { stringsOf } from '../replies/strings/strings-of.ts';
import { showVerdict } from '../replies/verdict-reply.ts';
import {
  explainVerdict,
  formatClaimEvidence,
  formatConsidered,
  formatHeadline,
} from '../replies/verdict-text.ts';
import type { FactView, Said, WhyView } from './workbench-view.ts';

export interface Asked {
  readonly text: string;
  readonly note: string | null;
  /** The facts on the page, so that an answer leads to its fact. */
  readonly facts: readonly FactView[];
}

/** Asks a desk, and says why it says so, as `cptpp ask --explain` and `cptpp check --explain` do. */
export function sayFrom(desk: Desk, { text, note, facts }: Asked): Said {
  const found = consult(desk, text);
  const { knowledge } = desk;
  const keyOf = (id: string) => facts.find(({ fields }) => fields.id === id)?.key ?? null;

  switch (found.kind) {
    case 'answer':
      return { note, ...sayAnswer(found) };
    case 'answers': {
      const all = found.answers.map(sayAnswer);
      return { note, lines: all.flatMap(({ lines }) => lines), why: all.flatMap(({ why }) => why) };
    }
    case 'verdict':
      return { note, ...sayVerdict(found.verdict, found.near) };
    case 'draft': {
      const all = found.draft.sentences.map(({ text: sentence, verdict }) => {
        const { lines, why } = sayVerdict(verdict, []);
        return { lines: [toLine('topic', sentence), ...lines], why };
      });
      return { note, lines: all.flatMap(({ lines }) => lines), why: all.flatMap(({ why }) => why) };
    }
    case 'too_many':
      return { note, lines: [toLine('line', formatTooMany(found))], why: [] };
    case 'too_long':
      return { note, lines: [toLine('line', formatTooLong(found))], why: [] };
  }

  function sayAnswer({ answer, ruling }: Answered) {
    return { lines: answerLines(answer, knowledge, { ruling }), why: whyAnswer(answer) };
  }

  function whyAnswer(answer: Answer): WhyView[] {
    const held = answer.kind === 'not_covered' ? answer.held : null;
    const declined = held
      ? [
          toWhy(null, `Declined by the rule ${held.rule}`, [
            `${held.why}: ${held.words.join(', ')}`,
          ]),
        ]
      : [];
    const matches = matchesOf(answer).slice(0, mostTopics);
    if (matches.length === 0 && declined.length === 0) {
      return [toWhy(null, 'No fact shares a word with it.', [])];
    }
    return [
      ...declined,
      ...matches.map(({ fact, score, evidence }) =>
        toWhy(
          fact,
          `${fact.title}, score ${score.toFixed(2)}`,
          evidence.map((word) => describeEvidence(word, fact)),
        ),
      ),
    ];
  }

  function sayVerdict(verdict: Verdict, near: readonly Fact[]) {
    const { isDecided, citations } = showVerdict({ verdict, knowledge, near });
    const nearest = stringsOf(verdict.language).nearestSaid;
    const lines = [
      toLine('headline', formatHeadline(verdict, knowledge)),
      ...explainVerdict(verdict, knowledge).map((each) => toLine('line', each)),
      ...(isDecided || citations.length === 0 ? [] : [toLine('line', nearest)]),
      ...citations.flatMap(quoteLines),
    ];
    const fact = verdict.fact ?? verdict.nearest;
    const why = [...formatClaimEvidence(verdict), ...formatConsidered(verdict)];
    const heading = `${fact ? `${fact.title}, ` : ''}rule ${verdict.rule}`;
    return { lines, why: [toWhy(fact, heading, why)] };
  }

  function quoteLines(citation: Citation): AnswerLine[] {
    const place = formatPlace(citation, knowledge).join('');
    return [toLine('quote', `“${citation.quote}”`), toLine('citation', place)];
  }

  function toWhy(fact: Fact | null, heading: string, lines: readonly string[]): WhyView {
    return { fact: fact && keyOf(fact.id), heading, lines };
  }
}

function toLine(role: AnswerLine['role'], text: string): AnswerLine {
  return { role, text };
}
