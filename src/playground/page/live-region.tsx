import { useEffect, useRef, useState } from 'react';
import type { PostedMessage } from '../workspace/message-store.ts';
import { findUser, usePage } from './page-context.ts';
import { unescapeText } from './unescape-text.ts';

/** Speaks what others write, to whoever does not see it appear. */
export function LiveRegion() {
  const { frame, messages } = usePage();
  const known = useRef<ReadonlyMap<string, PostedMessage> | null>(null);
  const [words, setWords] = useState('');

  useEffect(() => {
    const before = known.current;
    known.current = messages;
    if (!before) return;
    const fresh = [...messages]
      .filter(([key, { message }]) => !before.has(key) && message.user !== frame.me)
      .map(
        ([, { message }]) =>
          `${findUser(frame, message.user).realName}: ${unescapeText(message.text)}`,
      );
    if (fresh.length > 0) setWords(fresh.join('\n'));
  }, [messages, frame]);

  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {words}
    </div>
  );
}
