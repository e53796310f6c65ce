/** What a person wants of the desk. */
export type Request =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'empty' | 'greeting' | 'help' | 'thanks' | 'too_long' | 'topics' };

/** Longer than any question, shorter than a draft. */
export const longestQuestion = 2_000;

const greetings = new Set(
  [
    ['hi', 'hello', 'hey', 'yo', 'hi there', 'hello there', 'hey there'],
    ['good morning', 'morning', 'good afternoon', 'good evening'],
    [
      '안녕',
      '안녕하세요',
      '안녕하십니까',
      'こんにちは',
      'おはよう',
      'おはようございます',
      'こんばんは',
    ],
  ].flat(),
);
const thanks = new Set(
  [
    ['thanks', 'thank you', 'thx', 'ty', 'cheers', 'many thanks', 'thanks a lot', 'great thanks'],
    ['thank you very much', 'thank you so much', 'thanks so much', 'ok thanks', 'perfect thanks'],
    [
      '고마워',
      '고마워요',
      '고맙습니다',
      '감사합니다',
      'ありがとう',
      'ありがとうございます',
      'どうも',
    ],
  ].flat(),
);

/** Tells a question from the few words that are for the desk itself. Takes text as `readSlackText` gives it. */
export function readRequest(text: string): Request {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

  if (text.length > longestQuestion) return { kind: 'too_long' };
  if (words === '') return { kind: 'empty' };
  if (words === 'help' || words === 'topics') return { kind: words };
  if (greetings.has(words)) return { kind: 'greeting' };
  if (thanks.has(words)) return { kind: 'thanks' };
  return { kind: 'question', text };
}
