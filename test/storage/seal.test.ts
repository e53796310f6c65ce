import { expect, it } from 'vitest';
import { createSeal } from '../../src/storage/seal.ts';

const key = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) });
const [first, second] = [key('first', 1), key('second', 2)];

it('opens what it sealed, for its owner only', () => {
  const seal = createSeal([first]);
  const sealed = seal.seal('xoxb-secret', '/T1');

  expect(sealed).not.toContain('xoxb');
  expect(seal.open(sealed, '/T1')).toBe('xoxb-secret');
  expect(() => seal.open(sealed, '/T2')).toThrow(/does not open/);
});

it('seals the same text differently each time, and notices any change', () => {
  const seal = createSeal([first]);
  const sealed = seal.seal('xoxb-secret', '/T1');
  const [id, text = ''] = sealed.split(':');
  const changed = Buffer.from(text, 'base64');
  changed[14] = (changed[14] ?? 0) ^ 1;

  expect(seal.seal('xoxb-secret', '/T1')).not.toBe(sealed);
  expect(() => seal.open(`${id}:${changed.toString('base64')}`, '/T1')).toThrow(/was changed/);
});

it('opens with an older key, seals with the newest, and names the key that is missing', () => {
  const sealed = createSeal([first]).seal('xoxb-secret', '/T1');
  const both = createSeal([second, first]);

  expect(both.open(sealed, '/T1')).toBe('xoxb-secret');
  expect(both.isCurrent(sealed)).toBe(false);
  expect(both.isCurrent(both.seal('xoxb-secret', '/T1'))).toBe(true);
  expect(() => createSeal([second]).open(sealed, '/T1')).toThrow(
    /the key "first", which TOKEN_KEYS/,
  );
});
