import { afterEach, beforeEach, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { ja } from '../../src/replies/strings/ja.ts';
import { ko } from '../../src/replies/strings/ko.ts';
import { allTexts } from '../fixtures/read-blocks.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids } from './slack-payloads.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.stop());

it.each([
  ['도움말', ko.guide.ways('/cptpp')[4]],
  ['ヘルプ', ja.guide.ways('/cptpp')[4]],
  ['使い方', ja.guide.ways('/cptpp')[4]],
])('%s is help in its language', async (text, line) => {
  const { body } = await bench.command(text);

  expect(allTexts(body)).toContain(line);
});

it('tells topics by the word of each language', async () => {
  for (const [text, language] of [
    ['주제', 'ko'],
    ['トピック', 'ja'],
  ] as const) {
    const { body } = await bench.command(text);
    expect(detectLanguage(String(Object(body).text))).toBe(language);
  }
});

it('speaks the language of somebody’s last question where their words tell none', async () => {
  await bench.command('부두는 누가 닫았나요?');
  const { body } = await bench.command('help');
  bench.slack.person(ids.user).openHome('home');
  await bench.slack.changes.until(
    () => bench.slack.workspace().homes.has(ids.user),
    'the Home to be published',
  );
  await bench.settled();

  expect(allTexts(body)).toContain(ko.guide.ways('/cptpp')[4]);
  expect(allTexts(bench.slack.workspace().homes.get(ids.user))).toContain(ko.guide.knows);
});
