import { expect, it } from 'vitest';
import { packFlat, unpackFlat } from '../src/flat-data.ts';

const counts = Int32Array.from([1, -2, 3]);
const data = {
  text: 'naïve 한국',
  map: new Map([['a', new Set([1])]]),
  arrays: [Uint8Array.of(1, 2, 3), Uint16Array.of(65_535), Float32Array.of(0.1), new Int32Array()],
  exact: Float64Array.of(0.1, Number.MAX_VALUE),
  ...{ counts, again: counts },
};

it('gives back what was packed, wherever it lies', () => {
  const packed = packFlat(data);
  const shifted = new Uint8Array(packed.length + 3);
  shifted.set(packed, 3);

  expect(unpackFlat(packed)).toEqual(data);
  expect(unpackFlat(shifted.subarray(3))).toEqual(data);
});

it('copies no array: each is a part of what was read', () => {
  const packed = packFlat({ counts });
  const { counts: found } = unpackFlat(packed) as { readonly counts: Int32Array };

  expect(found.buffer).toBe(packed.buffer);
});

it('packs parts of arrays by themselves', () => {
  expect(unpackFlat(packFlat(counts.subarray(1, 2)))).toEqual(Int32Array.of(-2));
});

it('refuses what it does not know, and what is cut', () => {
  expect(() => packFlat(new BigInt64Array(1))).toThrow('BigInt64Array');
  expect(() => unpackFlat(packFlat(data).subarray(0, 60))).toThrow();
});
