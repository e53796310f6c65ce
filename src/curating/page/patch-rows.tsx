import type { PatchView } from '../workbench-view.ts';

/** What curators made of questions in Slack, each to be looked at, accepted or dropped. */
export function PatchRows({
  patches,
  note,
  isOff,
  onAccept,
  onEdit,
  onDrop,
}: {
  readonly patches: readonly PatchView[];
  /** Why there is no list; `null` where there is. */
  readonly note: string | null;
  /** Whether something is being edited, which nobody is to lose. */
  readonly isOff: boolean;
  readonly onAccept: (patch: PatchView) => void;
  readonly onEdit: (patch: PatchView) => void;
  readonly onDrop: (patch: PatchView) => void;
}) {
  return (
    <section className="missing" aria-label="Patches">
      {note !== null && <p className="note">{note}</p>}
      {note === null && patches.length === 0 && <p className="none">No patch waits.</p>}
      <ul>
        {patches.map((patch) => (
          <li key={patch.id} className="missing-row patch" aria-label={patch.title}>
            <div className="missing-text">
              <p>
                <strong>{patch.title}</strong>{' '}
                <span className="small muted">
                  {patch.kind === 'fact' ? 'a fact' : 'not in the source'}, {patch.madeOn}
                </span>
              </p>
              {patch.quote !== null && <blockquote>{patch.quote}</blockquote>}
              {patch.why !== null && <p className="note">{patch.why}</p>}
            </div>
            <div className="actions" role="toolbar" aria-label={`The patch “${patch.title}”`}>
              <button
                type="button"
                className="button small primary"
                disabled={isOff || patch.change === null || patch.why !== null}
                onClick={() => onAccept(patch)}
              >
                Accept
              </button>
              <button
                type="button"
                className="button small"
                disabled={isOff || patch.change === null}
                onClick={() => onEdit(patch)}
              >
                Look at it
              </button>
              <button type="button" className="button small danger" onClick={() => onDrop(patch)}>
                Drop
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
