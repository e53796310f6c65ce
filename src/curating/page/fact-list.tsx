import { type ReactNode, useEffect, useRef } from 'react';
import type { FactView } from '../workbench-view.ts';
import { Icon } from './icons.tsx';

/** The facts in the order of the article; the one that is looked at is open. */
export function FactList({
  facts,
  selected,
  onSelect,
  renderOpen,
}: {
  readonly facts: readonly FactView[];
  /** Key of the fact that is open; `null` for none. */
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  readonly renderOpen: (fact: FactView) => ReactNode;
}) {
  return (
    <ul className="facts" aria-label="Facts">
      {facts.map((fact) => (
        <FactRow
          key={fact.key}
          fact={fact}
          isOpen={fact.key === selected}
          onSelect={() => onSelect(fact.key)}
        >
          {fact.key === selected && renderOpen(fact)}
        </FactRow>
      ))}
    </ul>
  );
}

function FactRow({
  fact: { key, fields, state, lacks, faults },
  isOpen,
  onSelect,
  children,
}: {
  readonly fact: FactView;
  readonly isOpen: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);

  return (
    <li ref={row} className={`fact ${state}${isOpen ? ' open' : ''}`}>
      <button
        type="button"
        id={rowIdOf(key)}
        className="fact-head"
        aria-expanded={isOpen}
        onClick={onSelect}
      >
        <span className={`state ${state}`}>
          {state === 'accepted' ? <Icon name="check" /> : null}
          <span className={state === 'accepted' ? 'visually-hidden' : ''}>
            {state === 'accepted' ? 'Accepted' : 'Draft'}
          </span>
        </span>
        <span className="fact-title">{fields.title || fields.id}</span>
        <span className="tags">
          {faults.length > 0 && <span className="tag bad">{countFaults(faults.length)}</span>}
          {lacks.includes('values') && <span className="tag">no values</span>}
          {lacks.includes('not_in_source') && <span className="tag">no near misses</span>}
          {lacks.includes('questions') && <span className="tag">few questions</span>}
        </span>
      </button>
      {children}
    </li>
  );
}

/** The id of a fact's row on the page. */
export function rowIdOf(key: string): string {
  return `fact-${key}`;
}

function countFaults(count: number): string {
  return count === 1 ? '1 fault' : `${count} faults`;
}
