import type { Notice } from './use-curating.ts';

/** Says what was done, and what went wrong. */
export function NoticeBar({
  notice,
  isLost,
  onDismiss,
}: {
  readonly notice: Notice | null;
  readonly isLost: boolean;
  readonly onDismiss: () => void;
}) {
  return (
    <div className="notices">
      <div role="status">{notice && !notice.isBad && <p className="notice">{notice.text}</p>}</div>
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
