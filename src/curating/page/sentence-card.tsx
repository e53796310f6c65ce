import { useEffect, useRef } from 'react';
import type { SentenceView } from '../workbench-view.ts';
import { KeyHint } from './key-hint.tsx';

/** A sentence that no fact quotes: it answers nothing by itself. */
export function SentenceCard({
  sentence,
  onMake,
}: {
  readonly sentence: SentenceView;
  readonly onMake: () => void;
}) {
  const make = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sentence takes the focus.
  useEffect(() => make.current?.focus({ preventScroll: true }), [sentence.id]);

  return (
    <section className="card sentence-card" aria-label="This sentence">
      <p className="small muted">Nothing stands on this sentence.</p>
      <blockquote>{sentence.text}</blockquote>
      <button ref={make} type="button" className="button primary" onClick={onMake}>
        Make a fact of this <KeyHint name="Enter" />
      </button>
    </section>
  );
}
