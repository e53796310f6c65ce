import { useCallback, useState } from 'react';
import { blockText } from '../src/blocks/block-text.ts';
import type { PostedMessage } from '../src/workspace/message-store.ts';
import { findUser } from './page-context.ts';
import { unescapeText } from './unescape-text.ts';
import { useNews } from './use-news.ts';
import type { WorkspaceState } from './use-workspace.ts';

/** Speaks what others write, to whoever does not see it appear. */
export function LiveRegion({ workspace }: { readonly workspace: WorkspaceState }) {
  const [words, setWords] = useState('');
  const { frame } = workspace;

  useNews(
    workspace,
    useCallback(
      (fresh: readonly PostedMessage[]) => {
        if (!frame) return;
        setWords(
          fresh
            .map(({ message: { user, text, blocks = [] } }) => {
              const said = text.trim() === '' ? blockText(blocks) : text;
              return `${findUser(frame, user).realName}: ${unescapeText(said)}`;
            })
            .join('\n'),
        );
      },
      [frame],
    ),
  );

  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {words}
    </div>
  );
}
