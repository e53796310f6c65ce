import type { Notice } from './use-curating.ts';

/** Says what was done, and what went wrong. */
export function NoticeBar({
  notice,
  isLost,
  left,
  onResume,
  onDismiss,
}: {
  readonly notice: Notice | null;
  readonly isLost: boolean;
  /** The title of what was left unsaved; `null` for nothing. */
  readonly left: string | null;
  readonly onResume: () => void;
  readonly onDismiss: () => void;
}) {
  return (
    <div className="notices">
      <div role="status">
        {left !== null && (
          <p className="notice">
            Left “{left}” unsaved.
            <button type="button" className="link" onClick={onResume}>
              Take it up again
            </button>
          </p>
        )}
        {left === null && notice && !notice.isBad && <p className="notice">{notice.text}</p>}
      </div>
      <div role="alert">
        {notice?.isBad && (
          <p className="notice bad">
            {notice.text}
            <button type="button" className="link" onClick={onDismiss}>
              Dismiss
            </button>
          </p>
        )}
        {isLost && (
          <p className="notice bad">The page’s server stopped. Start cptpp curate again.</p>
        )}
      </div>
    </div>
  );
}
