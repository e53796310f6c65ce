import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, findBlockFaults, findViewFaults } from '#local-slack';
import type { Answer, FoundPassage, Match } from '../../src/desk/answer.ts';
import { toDraftCheck } from '../../src/desk/check-draft.ts';
import { missed } from '../../src/desk/decide-answer.ts';
import type { Ruling } from '../../src/desk/find-ruling.ts';
import type { Verdict } from '../../src/desk/verdict.ts';
import type { Fact } from '../../src/knowledge/knowledge-base.ts';
import { answerReply } from '../../src/replies/answer-reply.ts';
import { draftReplies, draftReply } from '../../src/replies/draft-reply.ts';
import { draftView } from '../../src/replies/draft-view.ts';
import { evidenceReply } from '../../src/replies/evidence-reply.ts';
import { helpReply } from '../../src/replies/help-reply.ts';
import { bearingOf } from '../../src/replies/mark-claim.ts';
import { quoteView, splitQuote } from '../../src/replies/quote-view.ts';
import type { Reply, ReplySurface } from '../../src/replies/reply.ts';
import { toMarkdown } from '../../src/replies/to-markdown.ts';
import { topicsReply } from '../../src/replies/topics-reply.ts';
import { verdictEvidenceReply, verdictReply } from '../../src/replies/verdict-reply.ts';
import { bearingMark } from '../../src/replies/verdict-text.ts';
import {
  berths,
  makeCitation,
  makeFact,
  makeKnowledge,
  makeMatch,
  makeSource,
  makeVerdict,
} from '../fixtures/make-knowledge.ts';
import { shownQuotes, typesIn } from '../fixtures/read-blocks.ts';

const surfaces: readonly ReplySurface[] = ['acknowledgement', 'response', 'message'];

/** What a source or a curator may hold, and what Slack gives a meaning to. */
const hostile = fc.constantFrom(
  '<!channel>',
  '<!here>',
  '<@U1234>',
  '<http://a.example|b>',
  '&amp; & &lt;',
  '*bold* _it_ ~no~ `code` ```block```',
  '\u202Eright to left\u202C',
  'مرحبا بالعالم',
  '\u200B\u200D\uFEFF',
  '👩‍👩‍👧‍👦🇰🇷',
  '\u0000\u0007\n\r\t',
  'Mr. Kim of the U.S. paid 3.50 dollars',
  'It closed. It opens in May. ',
  '桟橋は閉鎖された。',
  '\uD83D',
  ':wave: @here #general',
  // What ends no sentence, and looks like it.
  'Lt. Kim and Col. Reed, ',
  'Ann Reed, Ph.D. Chair of Yahoo! Japan ',
  '“Why?” (Kim asked) ... Then ',
);
const noEnd =
  /(?:(?<![\p{Script=Latin}\p{M}.'’-])(?:Mr|Lt|Col|U\.S|Ph\.D)\.|Yahoo!|Why\?”|\.\.\.)$/u;
const text = (most: number) =>
  fc
    .tuple(
      fc.array(fc.oneof(hostile, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: most })),
      fc.constantFrom(' ', '', '. '),
    )
    // Long by repetition: the same odd things, to any length, at no cost.
    .map(([parts, length, glue]) => {
      const once = `${parts.join(glue)}${glue}`;
      return (once || '–').repeat(Math.ceil(length / Math.max(1, once.length))).slice(0, most);
    })
    .filter((made) => made.length > 0);

const citation = fc.record({
  source: fc.constantFrom('harbour', 'tide', 'unknown'),
  paragraph: fc.integer({ min: 1, max: 999 }),
  start: fc.constant(0),
  end: fc.constant(1),
  quote: text(4_000),
});
const anyEvidence = (maxLength: number) =>
  fc.array(
    fc.record({
      word: text(300),
      met: fc.constantFrom('same', 'synonym', 'corrected', 'related', 'outside', 'nothing'),
      by: orNull(text(300)),
    }),
    { maxLength },
  );
const orNull = <T>(made: fc.Arbitrary<T>) => fc.option(made, { nil: null });
const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    id: fc.oneof(fc.constant('a-fact'), text(3_000)),
    title: text(200),
    questions: fc.array(text(300), { minLength: 1, maxLength: 2 }),
    answer: text(3_500),
    first: citation,
    more: fc.array(citation, { maxLength: 5 }),
    attribution: orNull(text(1_000)),
    view: fc.boolean(),
    note: orNull(text(3_000)),
    list: orNull(
      fc.record({
        of: text(300),
        items: fc.array(text(300), { minLength: 1, maxLength: 150 }),
        complete: fc.boolean(),
      }),
    ),
    status: fc.constantFrom('current', 'corrected'),
  })
  .map(({ first, more, ...given }) => makeFact({ ...given, citations: [first, ...more] }));

const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    kind: fc.constantFrom('covered', 'passage', 'choice', 'not_covered'),
    facts: fc.array(anyFact, { minLength: 1, maxLength: 3 }),
    unexplained: fc.array(text(200), { maxLength: 12 }),
    language: fc.constantFrom('en', 'ja', 'ko'),
    evidence: anyEvidence(8),
  })
  .map(({ kind, facts, unexplained, language, evidence }) => {
    const matches = facts.map((fact) => makeMatch(fact, { evidence }));
    const [best = makeMatch(makeFact()), ...others] = matches;
    if (kind === 'covered') return { kind, level: 'answer', best, others, language };
    if (kind === 'passage') {
      const [passage = toFound(best), ...near] = matches.map(toFound);
      return { kind: 'covered', level: kind, passage, others: near, language };
    }
    if (kind === 'choice') return { kind, level: 'answer', options: matches, language };
    const passages = matches.map(toFound);
    return { ...missed('not_in_source'), unexplained, nearest: matches, passages, language };
  });

function toFound({ fact, score }: Match): FoundPassage {
  return { citation: fact.citations[0], speaker: fact.attribution, fact, score };
}

const anyVerdict: fc.Arbitrary<Verdict> = fc
  .record({
    kind: fc.constantFrom('supported', 'contradicted', 'not_covered'),
    claim: text(5_000),
    because: fc.array(
      fc.record({
        what: fc.constantFrom('statement', 'member', 'count', 'role', 'speaker', 'missing'),
        claim: text(3_000),
        source: orNull(text(3_000)),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    attributedTo: orNull(text(2_000)),
    fact: orNull(anyFact),
    nearest: orNull(anyFact),
    unexplained: fc.array(text(200), { maxLength: 12 }),
    evidence: fc.array(
      fc.record({
        word: text(300),
        met: fc.constantFrom('same', 'opposite', 'instead', 'nothing'),
        by: orNull(text(300)),
      }),
      { maxLength: 60 },
    ),
  })
  .map((given) => makeVerdict({ ...given, notes: [], citations: given.fact?.citations ?? [] }));

const anyDraft = fc
  .array(fc.record({ text: text(4_000), verdict: anyVerdict }), { minLength: 1, maxLength: 6 })
  .chain((some) =>
    fc.integer({ min: 1, max: 15 }).map((times) =>
      toDraftCheck(
        Array.from({ length: times }, () => some)
          .flat()
          .map((sentence) => ({ ...sentence, start: 0, end: 1, line: 1 })),
      ),
    ),
  );

const knowledge = makeKnowledge({
  sources: {
    harbour: makeSource(),
    tide: makeSource({
      id: 'tide',
      title: '<!channel> & '.repeat(90),
      outlet: 'Quay '.repeat(80),
      link: `https://quay.example/${'x'.repeat(900)}`,
    }),
  },
});

// The same examples on every machine. A failure is told at once: making its example smaller takes minutes.
fc.configureGlobal({ seed: 1128, endOnFailure: true });

describe('any reply, to any question, about any fact', () => {
  it('keeps every limit of Slack, pings nobody, and cuts no quote but at a sentence end', () => {
    fc.assert(
      fc.property(anyAnswer, fc.constantFrom(...surfaces), (answer, surface) => {
        const reply = answerReply({
          answer,
          knowledge,
          command: '/desk',
          surface,
          askId: '1700.1',
        });

        expect(faultsOf(reply)).toEqual([]);
        const quotes = factsOf(answer).flatMap(({ citations }) =>
          citations.map(({ quote }) => quote),
        );
        for (const shown of shownQuotes(reply.blocks)) {
          expect(quotes.some((quote) => isFaithful(shown, quote)) || shown).toBe(true);
        }
      }),
      { numRuns: 6_000 },
    );
  }, 600_000);

  it('in an acknowledgement uses only blocks that Slack has always taken', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const { blocks } = answerReply({
          answer,
          knowledge,
          command: '/desk',
          surface: 'acknowledgement',
          askId: '1700.1',
        });

        const old = ['actions', 'context', 'divider', 'rich_text', 'section'];
        expect(blocks.filter(({ type }) => !old.includes(type))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  }, 600_000);
});

describe('any verdict, on any claim', () => {
  it('keeps every limit of Slack, pings nobody, and cuts no quote but at a sentence end', () => {
    fc.assert(
      fc.property(
        anyVerdict,
        fc.array(anyFact, { maxLength: 2 }),
        fc.constantFrom(...surfaces),
        (verdict, near, surface) => {
          const reply = verdictReply({ verdict, near, knowledge, surface, askId: '1700.1' });

          expect(faultsOf(reply)).toEqual([]);
          const facts = [verdict.fact, verdict.nearest, ...near].filter((fact) => fact !== null);
          const quotes = facts.flatMap(({ citations }) => citations.map(({ quote }) => quote));
          for (const shown of shownQuotes(reply.blocks)) {
            expect(quotes.some((quote) => isFaithful(shown, quote)) || shown).toBe(true);
          }
          const old = ['actions', 'context', 'divider', 'rich_text', 'section'];
          expect(reply.blocks.filter(({ type }) => !old.includes(type))).toEqual([]);
          expect(faultsOf(verdictEvidenceReply(verdict))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  }, 600_000);

  it('says in its plain text what the source says, and why', () => {
    const verdict = makeVerdict({
      kind: 'contradicted',
      claim: 'The pier has 11 berths.',
      because: [{ what: 'count', claim: '11 berths', source: 'three berths' }],
      ...{ fact: berths, citations: berths.citations },
    });

    const { text: twin } = verdictReply({ verdict, knowledge, surface: 'message', askId: null });

    expect(twin.split('\n').slice(0, 4)).toEqual([
      '✗ The source says otherwise',
      'The pier has 11 berths.',
      'The claim says “11 berths”; the source says “three berths”.',
      '“The pier has three berths: Alder, Birch and Cedar.”',
    ]);
  });
});

describe('what the source says to any yes/no question', () => {
  it('keeps every limit of Slack, and begins with whose words they are', () => {
    const anyRuling: fc.Arbitrary<Ruling> = fc.record({
      kind: fc.constantFrom('so', 'otherwise'),
      fact: anyFact,
      reason: orNull(
        fc.record({
          what: fc.constantFrom('member', 'count', 'place', 'role'),
          claim: text(2_000),
          source: orNull(text(2_000)),
        }),
      ),
      outsiders: fc.array(text(300), { maxLength: 9 }),
      attributedTo: orNull(text(1_000)),
    });
    fc.assert(
      fc.property(anyAnswer, anyRuling, fc.constantFrom(...surfaces), (answer, ruling, surface) => {
        const reply = answerReply({
          ...{ answer, ruling, knowledge, surface },
          ...{ command: '/desk', askId: '1700.1' },
        });

        expect(faultsOf(reply)).toEqual([]);
        expect(reply.text).toMatch(/^(?:[✓✗] The source |[✓✗] 원문|[✓✗] 原文)/);
      }),
      { numRuns: 300 },
    );
  }, 600_000);
});

describe('any draft', () => {
  it('arrives whole, in its own order, each sentence with its mark, within every limit', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom(...surfaces), (draft, surface) => {
        const replies = draftReplies({ draft, knowledge, surface, askId: '1700.1' });

        for (const reply of replies) expect(faultsOf(reply)).toEqual([]);
        const shown = replies.flatMap(({ blocks }) => (toMarkdown(blocks) ?? '').split('\n'));
        const marks = shown.flatMap((line) => /^\* ([✓✗◐–○]) /u.exec(line)?.[1] ?? []);
        expect(marks).toEqual(
          draft.sentences.map(({ verdict }) => bearingMark[bearingOf(verdict)]),
        );
        const places = replies.flatMap(
          ({ text }) => /^Continued: sentences? (\d+) /.exec(text)?.[1] ?? [],
        );
        expect(places).toHaveLength(replies.length - 1);
        // Nothing is left out of the plain text either.
        expect(replies.filter(({ text: twin }) => twin.endsWith('\n…'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 600_000);

  it('on one reply says how much it leaves out', () => {
    const sentences = Array.from({ length: 90 }, (_, n) => ({
      text: `The pier has ${n} berths.`,
      verdict: makeVerdict(),
      ...{ start: 0, end: 1, line: 1 },
    }));
    const draft = toDraftCheck(sentences);

    const reply = draftReply({ draft, knowledge, surface: 'message', askId: null });

    expect(faultsOf(reply)).toEqual([]);
    const rows = (toMarkdown(reply.blocks) ?? '').split('\n* ').length - 1;
    expect(rows).toBeGreaterThan(10);
    expect(reply.text).toContain(`and ${90 - rows} more`);
  });

  it('is asked for by a form that Slack takes', () => {
    expect(findViewFaults(draftView())).toEqual([]);
  });
});

describe('the other replies', () => {
  it('keep the limits for any base', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact, { minLength: 0, maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('en', 'ja', 'ko'),
        (some, times, language) => {
          const facts = Array.from({ length: times }, () => some).flat();
          const base = makeKnowledge({ facts, sources: knowledge.sources });

          for (const reply of [
            topicsReply({ knowledge: base, command: '/desk', language }),
            helpReply({ knowledge: base, command: '/desk', language }),
          ]) {
            expect(faultsOf(reply)).toEqual([]);
          }
        },
      ),
      { numRuns: 200 },
    );
  }, 600_000);

  it('keep the limits for any evidence', () => {
    fc.assert(
      fc.property(anyFact, anyEvidence(200), (fact, met) => {
        expect(faultsOf(evidenceReply(makeMatch(fact, { evidence: met })))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 600_000);

  it('show a whole quote in parts that join to it', () => {
    fc.assert(
      fc.property(text(10_000), (quote) => {
        const parts = splitQuote(quote);

        expect(parts.join('')).toBe(quote);
        expect(parts.every((part) => part.length <= 3_000)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('marks what does not fit a modal', () => {
    const citations = Array.from({ length: 13 }, (_, n) => makeCitation({ paragraph: n + 1 }));
    const [first = makeCitation(), ...others] = citations;
    const view = (more: typeof citations) =>
      JSON.stringify(quoteView(makeFact({ citations: [first, ...more] }), knowledge).blocks);

    expect(view(others)).toContain('[…]');
    expect(view(others.slice(0, 11))).not.toContain('[…]');
  });

  it('open a modal that Slack takes', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        expect(findViewFaults(quoteView(fact, knowledge))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

function faultsOf({ blocks, text: twin }: Reply): string[] {
  const loud = typesIn(blocks).filter((type) =>
    ['broadcast', 'channel', 'mrkdwn', 'user', 'usergroup', 'emoji'].includes(type),
  );
  return [
    ...findBlockFaults(blocks),
    ...(blocks.length === 0 ? ['no blocks'] : []),
    ...(countCharacters(blocks) > 12_000 ? [`${countCharacters(blocks)} characters in all`] : []),
    ...loud.map((type) => `an element ${type}`),
    ...(/[<>]|&(?!amp;|lt;|gt;)/.test(twin) ? ['markup in the plain text'] : []),
    ...(twin.length === 0 || twin.length > 4_000 ? [`a plain text of ${twin.length}`] : []),
  ];
}

function factsOf(answer: Answer): readonly Fact[] {
  switch (answer.kind) {
    case 'covered':
      return answer.level === 'answer' ? [answer.best.fact] : factsIn([answer.passage]);
    case 'choice':
      return answer.options.map(({ fact }) => fact);
    case 'not_covered':
      return answer.nearest.map(({ fact }) => fact);
  }
}

function factsIn(passages: readonly FoundPassage[]): readonly Fact[] {
  return passages.flatMap(({ fact }) => fact ?? []);
}

/** Whether a shown quote is the quote, or whole sentences of it and the mark. Not judged by our own code. */
function isFaithful(shown: string, quote: string): boolean {
  if (shown === quote || shown === '[…]') return true;
  // A quote in which nothing can be seen is shown as a dash: Slack refuses it.
  if (shown === '–') return /^[\s\p{C}\p{Z}]*$/u.test(quote);
  if (!shown.endsWith(' […]')) return false;

  const kept = shown.slice(0, -' […]'.length);
  if (noEnd.test(kept)) return false;
  const rest = quote.slice(kept.length);
  const isCutAfterSentence =
    /[.!?。！？]["'”’)\]」』）]*$/u.test(kept) && /^(?:\s|[^\p{L}]*\p{Lo}|$)/u.test(rest);
  return quote.startsWith(kept) && (isCutAfterSentence || /[。！？][」』”’）]*$/u.test(kept));
}
