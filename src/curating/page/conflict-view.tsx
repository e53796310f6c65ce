import type { EditResult } from '../workbench-view.ts';

export type Conflict = Extract<EditResult, { kind: 'changed' }>;

/** A fact as somebody would save it, beside what stands in the file since. */
export function ConflictView({
  conflict: { file, yours, theirs },
  onMine,
  onTheirs,
}: {
  readonly conflict: Conflict;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  return (
    <section className="conflict" role="alert" aria-label="Two versions">
      <p>
        <strong>Not saved.</strong> {file} was changed by somebody else while you wrote.
      </p>
      <div className="versions">
        <figure>
          <figcaption>Yours</figcaption>
          <pre>{yours}</pre>
        </figure>
        <figure>
          <figcaption>In the file now</figcaption>
          <pre>{theirs ?? 'The file is gone.'}</pre>
        </figure>
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={onMine}>
          Save mine in its place
        </button>
        <button type="button" className="button" onClick={onTheirs}>
          Keep what is in the file
        </button>
      </div>
    </section>
  );
}
