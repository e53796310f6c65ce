import type { PageChannel } from '../src/page-server/page-state.ts';
import { usePage } from './page-context.ts';

export interface WelcomeProps {
  readonly channel: PageChannel;
  /** Once something was asked, the samples stay, smaller. */
  readonly isCompact: boolean;
}

/** How a conversation begins: what this is, and what to try. */
export function Welcome({ channel, isCompact }: WelcomeProps) {
  const { frame, act } = usePage();
  const { samples, welcome, app } = frame;
  const isDirect = channel.kind === 'im';

  return (
    <section className={isCompact ? 'welcome compact' : 'welcome'} aria-label="Questions to try">
      <h2>{isDirect ? app.name : `# ${channel.name}`}</h2>
      <p>
        {isDirect
          ? `Write to ${app.name} here. Only the two of you see it.`
          : (welcome ?? `Mention ${app.name} here, or type / for its commands.`)}
      </p>
      {!isDirect && samples.length > 0 && (
        <ul className="samples">
          {samples.map(({ text, shows }) => (
            <li key={text}>
              <button
                type="button"
                className="sample"
                onClick={() => void act({ do: 'say', channel: channel.id, text, threadTs: null })}
              >
                <span className="sample-text">{text}</span>
                <span className="muted small">{shows}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
