import { describe, expect, it } from 'vitest';
import { generateTexts } from '../../bench/generate-texts.ts';
import { checkDraft } from '../../src/desk/check-draft.ts';
import { checkText, consult } from '../../src/desk/consult.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { countSteps, OverBudgetError, withinBudget } from '../../src/language/work-budget.ts';
import { claimBudget, mainThreadBudget, questionBudget } from '../../src/limits.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { draftReply } from '../../src/replies/draft-reply.ts';
import { verdictReply } from '../../src/replies/verdict-reply.ts';

const desk = loadDesk('knowledge');
const plain = 'The CPTPP has 11 members.';
const costOf = (text: string) => countSteps(() => desk.check(text));
// Between what a plain sentence costs and what a run-on does.
const runOn =
  'The minister told reporters that Peru said that Chile had urged Japan to join and leave.';
const tight = createDesk(desk.knowledge, {
  english: loadEnglish(),
  budgets: { question: 50, claim: Math.round((costOf(plain) + costOf(runOn)) / 2) },
});

/** A machine that has other things to do takes its time. */
const patience = 240_000;

describe('a sentence that costs more than a sentence may', () => {
  it('is said to be too tangled, and nothing is said of the source', () => {
    expect(tight.check(runOn)).toMatchObject({
      kind: 'not_covered',
      because: [{ what: 'tangled', claim: runOn, source: null }],
      citations: [],
      fact: null,
      nearest: null,
    });
  });

  it('leaves the rest of a draft checked', () => {
    const { sentences, counts } = checkDraft(tight, `${plain} ${runOn} ${plain}`);

    expect(sentences.map(({ verdict: { because } }) => because[0]?.what)).toEqual([
      'count',
      'tangled',
      'count',
    ]);
    expect(counts).toEqual({ supported: 0, contradicted: 2, not_covered: 1 });
  });

  it('is not counted among what the source has nothing on', () => {
    const draft = checkDraft(tight, `${plain} ${runOn} ${plain}`);
    const { text } = draftReply({
      ...{ draft, knowledge: desk.knowledge, surface: 'message', askId: null },
    });

    expect(text).toMatch(/^3 sentences: ✗ 2 otherwise · ○ 1 not checked\n/);
    expect(text).toContain('Not checked: this sentence is too tangled to check. Split it');
  });

  it('gets a reply of its own that does not say "not in the source"', () => {
    const { text } = verdictReply({
      ...{ verdict: tight.check(runOn), knowledge: desk.knowledge },
      ...{ surface: 'message', askId: null },
    });

    expect(text).toMatch(/^○ Not checked: this sentence is too tangled to check/);
  });
});

describe('a question that costs more than a question may', () => {
  it('is missed, and said to be too tangled', () => {
    expect(tight.answer('Who chairs the federation of Korean industries?')).toEqual({
      ...{ kind: 'not_covered', level: 'nearest', reason: 'tangled', unexplained: [] },
      ...{ nearest: [], passages: [], held: null, language: 'en' },
    });
  });

  it('is checked all the same where it says something', () => {
    expect(consult(tight, plain)).toMatchObject({
      kind: 'verdict',
      verdict: { kind: 'contradicted' },
    });
  });
});

describe('a text that costs more than its reader has', () => {
  const steps = costOf(plain);

  it.each<[string, () => unknown]>([
    ['a check', () => desk.check(plain)],
    ['a draft', () => checkDraft(desk, plain)],
    ['a claim', () => checkText(desk, plain)],
    ['anything said', () => consult(desk, plain)],
  ])('is given back to whoever set the budget: %s', (_, work) => {
    expect(() => withinBudget(steps - 1, work)).toThrow(OverBudgetError);
  });

  it('is given back, where a sentence could have been told to be tangled', () => {
    const spent = countSteps(() => tight.check(runOn));

    expect(() => withinBudget(spent - 1, () => tight.check(runOn))).toThrow(OverBudgetError);
    expect(withinBudget(spent, () => tight.check(runOn)).because[0]?.what).toBe('tangled');
  });

  it('leaves nothing behind: the next one is answered as ever', () => {
    const question = 'Who chairs the FKI, and where was the summit held?';
    const before = desk.answer(question);
    for (let limit = 0; limit < countSteps(() => desk.answer(question)); limit += 5) {
      expect(() => withinBudget(limit, () => desk.answer(question))).toThrow(OverBudgetError);
      expect(desk.answer(question)).toEqual(before);
    }
  });
});

describe('the same text', () => {
  it.each([
    'Who chairs the FKI?',
    'Is Papua New Guinea a membr of the pact?',
    runOn,
    'Kriea wants to jion the pact, and Peru does not.',
    '日本はCPTPPの加盟国ですか',
  ])('costs the same each time, the first one among them: %s', (text) => {
    const other = createDesk(desk.knowledge);
    const [first, second, third] = [1, 2, 3].map(() => countSteps(() => consult(other, text)));

    expect(second).toBe(first);
    expect(third).toBe(first);
  });
});

describe('no text, however made, costs more than its limit', () => {
  it('a sentence', { timeout: patience }, () => {
    for (const { way, text } of generateTexts({ count: 48, lengths: [950] })) {
      expect(
        countSteps(() => desk.check(text)),
        way,
      ).toBeLessThan(claimBudget * 1.05);
    }
  });

  it('a question', { timeout: patience }, () => {
    for (const { way, text } of generateTexts({ count: 48, lengths: [2_000] })) {
      expect(
        countSteps(() => desk.answer(text)),
        way,
      ).toBeLessThan(questionBudget);
    }
  });

  it('a long text, to be told what it is: a few steps a character', { timeout: patience }, () => {
    for (const { way, text } of generateTexts({ count: 48, lengths: [39_900] })) {
      const steps = countSteps(() => desk.understand(text));
      expect(steps, way).toBeLessThan(text.length * 3.5);
    }
  });

  it('a question as people ask it, what a command may', () => {
    const steps = countSteps(() => consult(desk, 'Hi, is Korea already a member of the CPTPP?'));

    expect(steps).toBeLessThan(mainThreadBudget / 2);
  });
});
