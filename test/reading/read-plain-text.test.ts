import { describe, expect, it } from 'vitest';
import { splitDraft } from '../../src/desk/split-draft.ts';
import { readPlainText, withoutFrame } from '../../src/reading/read-plain-text.ts';

describe('readPlainText', () => {
  it.each([
    // emoji that stand for a word, and others
    ['🇳🇴 and :flag-pe: are in :tada: 🎉', 'Norway and Peru are in'],
    ['3️⃣ berths, or :four:', '3 berths, or 4'],
    ['Peru ❌ in, Norway ✅ in', 'Peru not in, Norway in'],
    ['the ferry is :no_entry_sign: late', 'the ferry is not late'],
    ['at 10:30:45 sharp', 'at 10:30:45 sharp'],
    // struck words
    ['the ferry leaves ~Oslo~ Bergen', 'the ferry leaves Bergen'],
    ['the ferry leaves ~~Oslo~~ Bergen', 'the ferry leaves Bergen'],
    ['O\u0336s\u0336l\u0336o\u0336 Bergen', 'Bergen'],
    ['~10 boats and ~12 crews', '~10 boats and ~12 crews'],
    // notes, powers and units
    ['Bergen¹ is² old.³', 'Bergen is old.'],
    ['Bergen[1] is old [citation needed].', 'Bergen is old.'],
    ['10⁶ kettles on 40 m²', '1000000 kettles on 40 m2'],
    // links
    ['see [the tide table](https://tides.example/a) now', 'see the tide table now'],
    ['is it shut? https://quay.example/a?b=c', 'is it shut?'],
    ['https://www.quay.example/a?b=c', 'quay.example'],
    // emphasis
    ['the *east* pier is _not_ `shut`', 'the east pier is not shut'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ])('reads %j as %j', (typed, read) => {
    expect(readPlainText(typed)).toBe(read);
    expect(readPlainText(read)).toBe(read);
  });

  it('ends, however long and odd the text', () => {
    for (const piece of ['~a ', ':a', '¹', '[1', '❌', '🇳', 'a\u0336', '*a', '](', 'www.']) {
      expect(readPlainText(piece.repeat(20_000)).length).toBeLessThanOrEqual(200_000);
    }
  });
});

describe('withoutFrame', () => {
  it.each([
    ['q: who runs the pier?', 'who runs the pier?'],
    ['copy says: the pier is shut', 'the pier is shut'],
    ['the pier is shut - is that right?', 'the pier is shut'],
    // This asks whether it is so, and is answered.
    ['The pier is shut, correct?', 'The pier is shut, correct?'],
    ['can we say that the pier is shut?', 'the pier is shut.'],
    ['is the pier shut?', 'is the pier shut?'],
    ['Is that right?', 'Is that right?'],
  ])('takes off the talk: %j is %j', (typed, said) => {
    expect(withoutFrame(typed)).toBe(said);
  });

  it('is quick with long rows of marks', () => {
    for (const piece of [' ', '- ', '?', 'q: ']) withoutFrame(piece.repeat(20_000));
  });
});

describe('splitDraft', () => {
  it('joins lines that were wrapped, with where they stand', () => {
    const draft =
      '> The harbour board has shut the east pier, which leaks since\n> the ice of last winter. It will\nopen again.\n- One item\n- another\n\nEnd';

    const sentences = splitDraft(draft);

    expect(sentences.map(({ text, line }) => [line, text])).toEqual([
      [1, 'The harbour board has shut the east pier, which leaks since the ice of last winter.'],
      [2, 'It will open again.'],
      [4, 'One item'],
      [5, 'another'],
      [7, 'End'],
    ]);
    expect(sentences.map(({ start, end }) => draft.slice(start, end))[1]).toBe(
      'It will\nopen again.',
    );
  });

  it('does not check what is struck', () => {
    expect(splitDraft('~The pier is shut.~ The pier is open.').map(({ text }) => text)).toEqual([
      'The pier is open.',
    ]);
  });
});
