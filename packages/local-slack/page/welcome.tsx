import type { PageChannel } from '../src/page-server/page-state.ts';
import { usePage } from './page-context.ts';

export interface WelcomeProps {
  readonly channel: PageChannel;
  /** Once something was asked, the samples stay, smaller. */
  readonly isCompact: boolean;
}

/** How a conversation begins: what this is, and three questions to try. */
export function Welcome({ channel, isCompact }: WelcomeProps) {
  const { frame, act } = usePage();
  const { samples, app } = frame;
  const isDirect = channel.kind === 'im';

  return (
    <section className={isCompact ? 'welcome compact' : 'welcome'} aria-label="Questions to try">
      <h2>{isDirect ? app.name : `# ${channel.name}`}</h2>
      <p>
        {isDirect
          ? `Write to ${app.name} here. It answers in a thread, for you.`
          : `Ask ${app.name} what its source says. It answers in the source’s own words, or says that the source does not say. Three to try:`}
      </p>
      {!isDirect && (
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
