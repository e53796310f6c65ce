import { usePage } from './page-context.ts';

/** What the app offers to ask in a conversation with it: a press says it. */
export function PromptBar({ channelId }: { readonly channelId: string }) {
  const { frame, act } = usePage();
  const offered = frame.prompts[channelId];
  if (!offered) return null;

  return (
    <fieldset className="prompt-bar">
      <legend className="muted small">{offered.title ?? 'Suggestions'}</legend>
      {offered.prompts.map(({ title, message }) => (
        <button
          key={message}
          type="button"
          className="button small"
          onClick={() => void act({ do: 'say', channel: channelId, text: message, threadTs: null })}
        >
          {title}
        </button>
      ))}
    </fieldset>
  );
}
