import type { FaultView } from '../workbench-view.ts';

/** What is wrong, and what to do about it. */
export function FaultList({
  faults,
  hasPlace = false,
  id,
}: {
  readonly faults: readonly FaultView[];
  /** Whether to say in which file it is. */
  readonly hasPlace?: boolean;
  readonly id?: string;
}) {
  if (faults.length === 0) return null;
  return (
    <ul className="faults" id={id}>
      {faults.map(({ file, line, entry, found, remedy }) => (
        <li key={`${file}/${line}/${found}`}>
          {hasPlace && (
            <strong>
              {file}
              {line !== null && `:${line}`}{' '}
            </strong>
          )}
          {!hasPlace && entry !== null && <strong>{`${ordinal(entry)}: `}</strong>}
          {found} <span className="remedy">{remedy}</span>
        </li>
      ))}
    </ul>
  );
}

function ordinal(entry: number): string {
  return `No. ${entry + 1}`;
}
