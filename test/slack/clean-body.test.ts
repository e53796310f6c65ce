import { describe, expect, it } from 'vitest';
import { cleanBody, cleanText } from '../../src/slack/receiving/clean-body.ts';

const nul = '\u0000';
const half = '\uD83D';

describe('the body of a request', () => {
  it('is kept as it is where every text can be stored', () => {
    const body = {
      type: 'x',
      text: 'né 한국 😀 \uFFFD \t',
      list: [1, true, null, { a: [] }],
      '': {},
    };

    expect(cleanBody(body)).toEqual(body);
  });

  it('loses NULs and half surrogate pairs, in keys too, at every depth', () => {
    const body = { [`a${nul}`]: [{ [half]: [`${nul}b${half}`, [`${half}😀`]] }] };

    expect(cleanBody(body)).toEqual({ a: [{ '\uFFFD': ['b\uFFFD', ['\uFFFD😀']] }] });
  });

  it('keeps a key that means something to JavaScript as a key', () => {
    const body: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":"x"}');

    const cleaned = cleanBody(body);

    expect(Object.keys(cleaned ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(cleaned)).toBe(Object.prototype);
  });

  it.each([[null], [undefined], [7], ['text'], [[]], [[{}]], [true]])(
    'that is %j is none',
    (body) => {
      expect(cleanBody(body)).toBeNull();
    },
  );

  it.each([
    ['deep', JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`)],
    ['large', { list: Array.from({ length: 300_000 }, () => 1) }],
  ])('that is too %s is none', (_, body) => {
    expect(cleanBody(body)).toBeNull();
  });
});

it('leaves text that a database can hold as it is', () => {
  expect(cleanText('né 한국 😀 \u0001 \uFFFF')).toBe('né 한국 😀 \u0001 \uFFFF');
});
