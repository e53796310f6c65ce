import { isLimiter, isModal, isNegator, isWeakWord } from '../../language/claim-words.ts';
import { isFunctionWord } from '../../language/function-words.ts';
import type { Term } from '../matching/create-lexicon.ts';
import type { UnitKind, UnitRole } from './unit.ts';

export interface RoleParts {
  readonly terms: readonly Term[];
  readonly folded: string;
  readonly kind: UnitKind;
  readonly senses: readonly string[];
  /** Of a verb whose particle stands further on, or of that particle. */
  readonly apart: 'verb' | 'particle' | null;
}

/** Tells what part a unit plays: what it says, or how what others say is meant. */
export function roleOf({ terms, folded, kind, senses, apart }: RoleParts): UnitRole {
  if (apart !== null) return apart === 'verb' ? 'content' : 'function';
  if (isNegator(folded)) return 'negator';
  if (isModal(folded) && kind !== 'time') return 'modal';
  if (isLimiter(folded)) return 'limiter';
  if (
    kind === 'group' &&
    (senses.includes('both') || terms.every(({ isFunction }) => isFunction))
  ) {
    return senses.includes('both') ? 'weak' : 'function';
  }
  if (kind !== 'word') return 'content';
  if (folded === 'against') return 'content';
  if (terms.length === 1 && senses.length === 0 && isFunctionWord(folded)) return 'function';
  if (terms.length === 1 && isFunctionWord(folded) && terms[0]?.isFunction) return 'function';
  return isWeakWord(folded) && terms.length === 1 ? 'weak' : 'content';
}
