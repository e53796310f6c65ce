import { createRandom } from '../../test/faults/random.ts';
import {
  type EvalItem,
  heldAsideNames,
  readHeldAside,
  readOutOfScope,
  readQuestions,
} from '../eval-sets.ts';

/**
 * Makes questions as people send them, of those in `bench/data`: as they stand, then with what people put before and
 * behind a question, every tenth with a slip. No two are alike, whatever their marks and capitals. The same each time.
 *
 * @throws {Error} where there are not so many.
 */
export function varyQuestions(count: number): readonly string[] {
  const random = createRandom(1);
  const items = shuffle(readAll(), random);
  const seen = new Set<string>();
  const texts: string[] = [];
  for (let turn = 0; texts.length < count; turn += 1) {
    const before = texts.length;
    for (const item of items) {
      const text = vary(item, turn, random);
      const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
      if (seen.has(bare)) continue;
      seen.add(bare);
      texts.push(text);
      if (texts.length === count) break;
    }
    if (texts.length === before) throw new Error(`There are ${before} questions, not ${count}.`);
  }
  return texts;
}

function readAll(): EvalItem[] {
  const folder = 'bench/data/eval';
  return [
    ...readQuestions(`${folder}/questions.jsonl`),
    ...readOutOfScope(`${folder}/out_of_scope.jsonl`),
    ...heldAsideNames.flatMap((name) => readHeldAside(name)),
  ];
}

interface Around {
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

/** What people put around a question, and what stays the same question. The first of each is nothing. */
const english: Around = {
  before: [
    ...['', 'ok, ', 'hi, ', 'so ', 'sorry, ', 'quick question: ', 'for a caption: ', 'hey all, '],
    ...['one more: ', 'asking for the night desk: ', 'please, ', 'again, '],
  ],
  behind: [
    ...['', ' please', ' thanks', ' – for tonight', ' (for a story)', ', anyone?', ' pls, urgent'],
    ...[' – cheers', ' many thanks', ', need it soon', ' for my piece', ', thank you'],
  ],
};
const around: Readonly<Record<string, Around>> = {
  en: english,
  ko: {
    before: ['', '질문: ', '혹시 ', '급해요, ', '안녕하세요, ', '그럼 '],
    behind: ['', ' 감사합니다', ' 부탁해요', ' 알려 주세요', ' 급합니다', ' 고마워요'],
  },
  ja: {
    before: ['', '質問：', 'すみません、', '急ぎです、', 'こんにちは、', 'では、'],
    behind: ['', ' ありがとう', ' お願いします', ' 教えてください', ' 急いでいます', ' よろしく'],
  },
};

function vary({ text, language }: EvalItem, turn: number, random: () => number): string {
  const { before, behind } = around[language] ?? english;
  // Each turn has another pair, and long ones do not all come at the end.
  const first = before[turn % before.length] ?? '';
  const last = behind[(turn + Math.floor(turn / before.length)) % behind.length] ?? '';
  const slipped = turn > 0 && language === 'en' && random() < 0.1 ? slip(text, random) : text;
  return `${first}${slipped}${last}`;
}

/** Two letters change places, as they do under quick fingers: in the longest word. */
function slip(text: string, random: () => number): string {
  const [word = ''] = text.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length);
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  const [a = '', b = ''] = [word.charAt(at), word.charAt(at + 1)];
  return text.replace(word, `${word.slice(0, at)}${b}${a}${word.slice(at + 2)}`);
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
