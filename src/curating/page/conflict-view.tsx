import { Fragment } from 'react';
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
          <Version text={yours} other={theirs ?? ''} />
        </figure>
        <figure>
          <figcaption>In the file now</figcaption>
          {theirs === null ? <p>The file is gone.</p> : <Version text={theirs} other={yours} />}
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

/** A text with the lines marked that the other does not have. */
function Version({ text, other }: { readonly text: string; readonly other: string }) {
  const known = new Set(other.split('\n'));
  return (
    <pre>
      {text.split('\n').map((line, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places.
        <Fragment key={n}>
          {known.has(line) ? line : <mark>{line}</mark>}
          {'\n'}
        </Fragment>
      ))}
    </pre>
  );
}
