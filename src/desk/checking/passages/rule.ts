import type { Alignment } from './alignment.ts';

/**
 * What a rule makes of a claim beside a sentence: nothing to object (`pass`), not sure enough (`hold`), or the source
 * says otherwise, as far as no other rule holds back.
 */
export type Look = 'pass' | 'hold' | 'otherwise';

/** One reason to hold back, or to decide. */
export interface Rule {
  readonly name: string;
  /** One sentence, for whoever asks why. */
  readonly says: string;
  readonly look: (alignment: Alignment) => Look;
}
