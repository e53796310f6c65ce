import { useEffect, useState } from 'react';
import type { FactFields, FactView, SentenceView, Unsupported } from '../workbench-view.ts';
import { findUnsupported } from './workbench-client.ts';

const lackGroups: readonly {
  readonly lack: FactView['lacks'][number];
  readonly title: string;
  /** What one presses. */
  readonly label: string;
  /** Where one then types. */
  readonly field: keyof FactFields;
}[] = [
  { lack: 'values', title: 'Facts without values', label: 'Add values', field: 'values' },
  {
    ...{ lack: 'not_in_source', title: 'Facts without near misses', label: 'Add near misses' },
    field: 'notInSource',
  },
  {
    ...{ lack: 'questions', title: 'Facts with few questions', label: 'Add questions' },
    field: 'questions',
  },
];

/** What the base lacks, each with what to do about it. */
export function MissingList({
  sentences,
  facts,
  version,
  onSentence,
  onMake,
  onEdit,
}: {
  readonly sentences: readonly SentenceView[];
  readonly facts: readonly FactView[];
  /** Another one looks again. */
  readonly version: unknown;
  readonly onSentence: (sentence: SentenceView) => void;
  readonly onMake: (sentence: SentenceView) => void;
  readonly onEdit: (fact: FactView, field: keyof FactFields) => void;
}) {
  const unsupported = useUnsupported(version);
  const bare = sentences.filter(isBare);
  const unheld = sentences.filter(({ id }) => unsupported?.sentences.includes(id));

  return (
    <div className="missing">
      <Group title="Sentences with nothing on them" count={bare.length}>
        {bare.map((sentence) => (
          <SentenceRow key={sentence.id} {...{ sentence, onSentence, onMake }} />
        ))}
      </Group>
      <Group
        title="Sentences that the desk does not support when somebody claims them"
        count={unsupported === null ? null : unheld.length}
        note={unsupported?.note ?? null}
      >
        {unheld.map((sentence) => (
          <SentenceRow key={sentence.id} {...{ sentence, onSentence, onMake }} />
        ))}
      </Group>
      {lackGroups.map(({ lack, title, label, field }) => {
        const lacking = facts.filter(({ lacks }) => lacks.includes(lack));
        return (
          <Group key={lack} title={title} count={lacking.length}>
            {lacking.map((fact) => (
              <FactRow
                key={fact.key}
                fact={fact}
                label={label}
                onEdit={() => onEdit(fact, field)}
              />
            ))}
          </Group>
        );
      })}
    </div>
  );
}

/** How many sentences and facts lack something, as far as it is known without asking the desk. */
export function countMissing(
  sentences: readonly SentenceView[],
  facts: readonly FactView[],
): number {
  const lacking = facts.filter(({ lacks }) => lacks.length > 0);
  return sentences.filter(isBare).length + lacking.length;
}

function isBare({ state }: SentenceView): boolean {
  return state === 'nothing';
}

/** `null` while it is looked for. */
function useUnsupported(version: unknown): Unsupported | null {
  const [found, setFound] = useState<Unsupported | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for anew when the folder changed.
  useEffect(() => {
    let isOver = false;
    void findUnsupported().then((reply) => {
      if (isOver) return;
      setFound(reply.isOk ? reply.value : { sentences: [], note: reply.why });
    });
    return () => {
      isOver = true;
    };
  }, [version]);
  return found;
}

function Group({
  title,
  count,
  note = null,
  children,
}: {
  readonly title: string;
  /** `null` while it is not known. */
  readonly count: number | null;
  readonly note?: string | null;
  readonly children: React.ReactNode;
}) {
  return (
    <section>
      <h2>
        {title} <span className="count">{count ?? '…'}</span>
      </h2>
      {note !== null && <p className="note">{note}</p>}
      {count === 0 && note === null && <p className="none">Nothing is missing here.</p>}
      <ul>{children}</ul>
    </section>
  );
}

function SentenceRow({
  sentence,
  onSentence,
  onMake,
}: {
  readonly sentence: SentenceView;
  readonly onSentence: (sentence: SentenceView) => void;
  readonly onMake: (sentence: SentenceView) => void;
}) {
  return (
    <li className="missing-row">
      <button type="button" className="missing-text" onClick={() => onSentence(sentence)}>
        {sentence.text}
      </button>
      <button type="button" className="button small" onClick={() => onMake(sentence)}>
        Make a fact of this
      </button>
    </li>
  );
}

function FactRow({
  fact: { fields },
  label,
  onEdit,
}: {
  readonly fact: FactView;
  readonly label: string;
  readonly onEdit: () => void;
}) {
  return (
    <li className="missing-row">
      <span className="missing-text">{fields.title || fields.id}</span>
      <button type="button" className="button small" onClick={onEdit}>
        {label}
      </button>
    </li>
  );
}
