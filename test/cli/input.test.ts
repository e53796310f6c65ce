import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFolder } from '../support/knowledge-folder.ts';
import { runHere } from './run-here.ts';

const claim = 'Wilson is in the squad.';

describe('standard input', () => {
  it.each([
    ['ask -', ['ask', '-']],
    ['ask, piped', ['ask']],
    ['check -', ['check', '-']],
    ['check, piped', ['check']],
    ['check --file -', ['check', '--file', '-']],
  ])('is read by %s', async (_, argv) => {
    const { stdout, stderr } = await runHere(argv, { input: `\uFEFF${claim}\r\n` });

    expect(stderr).toBe('');
    expect(stdout).toMatch(/✗ (?:1|The source says) otherwise/);
  });

  it('is read by a batch, with and without a dash', async () => {
    const input = `\uFEFF{"id":1,"text":"${claim}"}\r\n\r\n{"id":2,"text":"x\u2028y"}`;

    for (const argv of [
      ['check', '--batch'],
      ['check', '--batch', '-'],
      ['ask', '--batch', '-'],
    ]) {
      const { stdout } = await runHere(argv, { input });
      const ids = stdout.trim().split('\n').map(idOf);
      expect(ids).toEqual([1, 2]);
    }
  });

  it('is not waited for at a terminal, and when empty is nothing', async () => {
    const needs = /^cptpp (?:ask|check) needs a /;

    for (const argv of [['ask'], ['check']]) {
      for (const input of [null, '', ' \n']) {
        const { code, stderr } = await runHere(argv, { input });
        expect(code).toBe(2);
        expect(stderr).toMatch(needs);
      }
    }
    expect(await runHere(['check', '--file', '-'], { input: '\n' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Standard input is empty. Give it a text.\n',
    });
  });

  it('that is not UTF-8 is refused, with the line and the byte', async () => {
    const latin = Buffer.concat([Buffer.from('One.\r\nCaf'), Buffer.of(0xe9), Buffer.from(' two')]);

    for (const argv of [
      ['ask', '-'],
      ['check', '-'],
      ['check', '--file', '-'],
    ]) {
      expect(await runHere(argv, { input: latin })).toEqual({
        code: 2,
        stdout: '',
        stderr: 'Standard input is not UTF-8 text: line 2, byte 4 is 0xE9. Save it as UTF-8.\n',
      });
    }
  });
});

describe('a line of a batch', () => {
  it('that cannot be used is named by its number, and the rest goes on', async () => {
    const input = Buffer.concat([
      Buffer.from(`{"id":1,"text":"${claim}"}\n\n`),
      Buffer.from('{"id":2,"text":"'),
      Buffer.of(0xff),
      Buffer.from('"}\n{"id":3,\n'),
      Buffer.from(`{"id":4,"text":"${'a '.repeat(600)}"}\n`),
      Buffer.from(`{"id":5,"text":"${claim} ${claim}"}`),
    ]);

    const { stdout } = await runHere(['check', '--batch'], { input });

    const error = (message: string) => ({ error: { code: 'usage', message } });
    expect(stdout.trim().split('\n').map(parse)).toMatchObject([
      { id: 1, verdict: 'contradicted' },
      {
        id: null,
        ...error('line 3 is not UTF-8: its byte 17 is 0xFF. Save it as UTF-8.'),
      },
      {
        id: null,
        ...error('line 4 is not JSON. Write {"id": …, "text": "…"} on one line.'),
      },
      {
        id: 4,
        ...error('The claim has 1,199 characters, and up to 1,000 are read. Give less at a time.'),
      },
      { id: 5, verdict: 'contradicted', sentences: [{ id: 1 }, { id: 1 }] },
    ]);
  });
});

describe('a file', () => {
  const check = (file: string) => runHere(['check', '--file', file, '--json']);

  it.each([
    ['a byte order mark', `\uFEFF${claim}`],
    ['lines that end with \\r\\n', `\r\n${claim}\r\n`],
    ['lines that end with \\r', `\r${claim}\r`],
  ])('is read with %s', async (_, text) => {
    const file = join(writeFolder({ 'draft.md': text }), 'draft.md');

    const { stdout } = await check(file);

    const line = text.startsWith('\r') ? 2 : 1;
    expect(JSON.parse(stdout)).toMatchObject({ id: line, text: claim, verdict: 'contradicted' });
  });

  it.each([
    ['a folder', 'folder', 'is a folder. Give a file.'],
    [
      'not there',
      'nothing.md',
      'cannot be read. Check that it is a file and that you may read it.',
    ],
    ['empty', 'empty.md', 'is empty. Give it a text.'],
    ['UTF-16', 'wide.md', 'is not UTF-8 text: line 1, byte 1 is 0xFF. Save it as UTF-8.'],
    [
      'UTF-16 without a mark',
      'bare.md',
      'is not UTF-8 text: line 1, byte 2 is 0x00. Save it as UTF-8.',
    ],
    [
      'cut within a letter',
      'cut.md',
      'is not UTF-8 text: line 2, byte 2 is 0xC3. Save it as UTF-8.',
    ],
    [
      'too long',
      'long.md',
      'has 1,000,001 characters, and up to 1,000,000 are read. Give less at a time.',
    ],
    [
      'much too long',
      'huge.md',
      'has 3,000,001 bytes, and up to 1,000,000 characters are read. Give less at a time.',
    ],
  ])('that is %s is refused', async (_, name, message) => {
    const folder = writeFolder({
      'empty.md': '\uFEFF\r\n ',
      'wide.md': Buffer.from(`\uFEFF${claim}`, 'utf16le'),
      'bare.md': Buffer.from(claim, 'utf16le'),
      'cut.md': Buffer.from([0x0a, 0x61, 0xc3]),
      'long.md': 'a'.repeat(1_000_001),
      'huge.md': 'a'.repeat(3_000_001),
    });
    mkdirSync(join(folder, 'folder'));
    const file = join(folder, name);

    expect(await check(file)).toEqual({ code: 2, stdout: '', stderr: `${file} ${message}\n` });
  });
});

describe('a text that is too long', () => {
  const long = 'word '.repeat(401);

  it('is refused, with how long it is and how long it may be', async () => {
    const asked = await runHere(['ask', '-'], { input: long });
    const checked = await runHere(['check', long]);

    expect(asked).toMatchObject({ code: 2, stdout: '' });
    expect(asked.stderr).toMatch(/ has 2,004 characters, and I read up to 2,000: /);
    expect(checked).toEqual({
      code: 2,
      stdout: '',
      stderr: 'The claim has 2,004 characters, and up to 1,000 are read. Give less at a time.\n',
    });
  });

  it('as a sentence of a draft is said to be, and the rest is checked', async () => {
    const { code, stdout } = await runHere(['check', `${long}. ${claim}`]);

    expect(code).toBe(1);
    expect(stdout).toContain(
      'it is 2,006 characters long, and one claim is read up to 1,000. Check it in shorter sentences.',
    );
  });
});

function parse(line: string): unknown {
  return JSON.parse(line);
}

function idOf(line: string): unknown {
  return Object(JSON.parse(line)).id;
}
