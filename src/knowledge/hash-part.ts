import { createHash } from 'node:crypto';

/** The hash of a part of a base: the same part of the same base gives the same hash anywhere, and no other does. */
export function hashPart(wholeHash: string, part: string): string {
  return createHash('sha256').update(`${wholeHash}\0${part}`).digest('hex');
}
