import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript } from '../fixtures/run-script.ts';
import { harbourFiles, writeFolder } from '../support/knowledge-folder.ts';

describe('npm run eval', () => {
  it('counts what is found, passed and alarmed about in drafts', async () => {
    const draft = {
      id: 'd1',
      sentences: [
        { text: 'The pier would close on 4 May, said Ann Reed.', mark: 'said' },
        { text: 'Rovers bought a new bus.', mark: 'not_in_source' },
        { text: 'It is the 15th meeting of the clubs.', mark: 'error' },
      ],
    };
    const folder = writeFolder({ 'drafts.jsonl': JSON.stringify(draft) });
    const output = await evaluate(
      '--knowledge',
      'test/fixtures/squad',
      '--drafts',
      join(folder, 'drafts.jsonl'),
    );

    expect(output).toContain('1 drafts, 3 sentences.');
    expect(output).toMatch(/^errors found +100\.0 % \(1\/1\)$/m);
    expect(output).toMatch(/^errors passed as said +0\.0 % \(0\/1\)$/m);
    expect(output).toMatch(/^false alarms +0\.0 % \(0\/2\)$/m);
    expect(output).toMatch(/^right sentences said +0\.0 % \(0\/1\)$/m);
  });

  it('measures the sets alone that are named, of one language', async () => {
    const folder = writeFolder({
      'questions.jsonl': lines(
        { id: 'q1', text: 'Who chairs the harbour board?', gold: ['P1'] },
        { id: 'q2', text: '누가?', lang: 'ko', gold: ['P1'] },
      ),
      'claims.jsonl': lines({
        id: 'c1',
        text: 'Owls nest in the bell tower.',
        verdict: 'not_covered',
      }),
      ...base,
    });
    const output = await evaluate(
      ...['--knowledge', join(folder, 'base'), '--lang', 'en'],
      ...['--questions', join(folder, 'questions.jsonl'), '--claims', join(folder, 'claims.jsonl')],
    );

    expect(output).toMatch(/^all en +1 +right/m);
    expect(output).not.toMatch(/all ko|declined/);
    expect(output).toContain("Verdicts that agree with people's  100.0% (1 of 1)");
  });

  it('measures other texts, and what it finds of them in the folder', async () => {
    const article = { paragraphs: ['Mills burn peat.', 'Looms weave flax.'], title: 'mills' };
    const questions = [
      { text: 'What do looms weave?', gold: [2] },
      { text: 'Who owns the sheep?', gold: [] },
    ];
    const claims = [{ text: 'Mills burn flax.', label: 'inconsistent' }];
    const folder = writeFolder({
      'squad2/dev.json': JSON.stringify([{ ...article, questions }]),
      'summedits-news/dev.json': JSON.stringify([{ id: 'mills', doc: 'Mills burn peat.', claims }]),
      'others.jsonl': lines({ id: 'o1', text: 'Who leads the guild of bakers?' }),
    });
    const output = await evaluate(
      ...[
        '--knowledge',
        'test/fixtures/squad',
        '--foreign',
        folder,
        '--other',
        join(folder, 'others.jsonl'),
      ],
    );

    expect(output).toMatch(/^mills +1 /m);
    expect(output).toMatch(/^squad2, MiniSearch +1\+1 +100\.0 % \(1\/1\)/m);
    expect(output).toMatch(/others\.jsonl +0\.0 % \(0\/1\)$/m);
    expect(output).toMatch(/^wrongly supported +0\.0 % \(0\/1\)$/m);
  });
});

const base = Object.fromEntries(
  Object.entries(harbourFiles).map(([path, content]) => [`base/${path}`, content]),
);

async function evaluate(...args: string[]): Promise<string> {
  const { code, output, errors } = await runScript('bench/eval.ts', { args });
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return output;
}

function lines(...values: unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n');
}
