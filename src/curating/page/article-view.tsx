import { useEffect, useRef } from 'react';
import type { SentenceView, SourceView } from '../workbench-view.ts';

/** The text as published, each sentence coloured by what stands on it. */
export function ArticleView({
  sources,
  source,
  marked,
  onSource,
  onSentence,
}: {
  readonly sources: readonly SourceView[];
  readonly source: SourceView;
  /** Ids of the sentences that are looked at. */
  readonly marked: ReadonlySet<string>;
  readonly onSource: (id: string) => void;
  readonly onSentence: (sentence: SentenceView) => void;
}) {
  const top = useRef<HTMLElement>(null);
  const [first] = marked;
  useEffect(() => {
    if (first === undefined) return;
    document.getElementById(domIdOf(first))?.scrollIntoView({ block: 'nearest' });
  }, [first]);

  return (
    <main className="article" ref={top} aria-label="Article">
      <div className="article-column">
        {sources.length > 1 && (
          <label className="source-choice">
            <span className="small muted">Source</span>
            <select
              className="field"
              value={source.id}
              onChange={({ target }) => onSource(target.value)}
            >
              {sources.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        <h1>{source.title}</h1>
        <p className="byline muted">
          {source.from === '' ? 'Outlet and date are not known' : source.from}
        </p>
        <div id="article-text">
          {source.paragraphs.map(({ number, sentences }) => (
            <p key={number} className="paragraph">
              <span className="paragraph-number" aria-hidden="true">
                {number}
              </span>
              {sentences.map((sentence) => (
                <Sentence
                  key={sentence.id}
                  sentence={sentence}
                  isMarked={marked.has(sentence.id)}
                  onPick={() => onSentence(sentence)}
                />
              ))}
            </p>
          ))}
        </div>
      </div>
    </main>
  );
}

/** The id of a sentence on the page. */
function domIdOf(id: string): string {
  return `s-${id}`;
}

const standsOnIt = {
  accepted: 'Accepted',
  draft: 'Draft',
  nothing: 'Nothing stands on this sentence',
} as const satisfies Record<SentenceView['state'], string>;

function Sentence({
  sentence: { id, text, state, facts },
  isMarked,
  onPick,
}: {
  readonly sentence: SentenceView;
  readonly isMarked: boolean;
  readonly onPick: () => void;
}) {
  const count = facts.length > 1 ? `, ${facts.length} facts` : '';
  return (
    <>
      <a
        id={domIdOf(id)}
        href={`#${domIdOf(id)}`}
        className={`sentence ${state}${isMarked ? ' marked' : ''}`}
        title={`${standsOnIt[state]}${count}`}
        tabIndex={-1}
        draggable={false}
        onClick={(event) => {
          event.preventDefault();
          // Whoever marks words to quote them picks nothing.
          if (getSelection()?.isCollapsed ?? true) onPick();
        }}
      >
        {text}
      </a>{' '}
    </>
  );
}
