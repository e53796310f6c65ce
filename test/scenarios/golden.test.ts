import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readHeldAside } from '../../bench/eval-sets.ts';
import type { Answer } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// After a change of the engine or of the base that is meant to change answers: npx vitest -u test/scenarios/golden.
it('gives the same answers and scores on every machine', async () => {
  const desk = loadDesk(`${root}/knowledge`, { cacheDirectory: null });
  const items = readHeldAside('c', `${root}/bench/data/held-aside`);
  const questions = items.filter(({ language }) => language === 'en').map(({ text }) => text);

  const lines = questions.map(
    (question) => `${describeAnswer(desk.answer(question))}\t${question}`,
  );

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden-answers.tsv');
});

function describeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'covered':
      if (answer.level === 'passage') {
        const { citation, score } = answer.passage;
        return `passage\t¶${citation.paragraph}\t${score.toFixed(6)}`;
      }
      return `covered\t${answer.best.fact.id}\t${answer.best.score.toFixed(6)}`;
    case 'choice':
      return `choice\t${answer.options.map(({ fact }) => fact.id).join(' ')}\t${answer.options[0]?.score.toFixed(6)}`;
    case 'not_covered':
      return `${answer.reason}\t${answer.nearest[0]?.fact.id ?? '-'}\t${(answer.nearest[0]?.score ?? 0).toFixed(6)}`;
  }
}
