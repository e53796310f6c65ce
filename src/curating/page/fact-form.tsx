import type { CitationFields, FactFields, FaultView } from '../workbench-view.ts';
import { FaultList } from './fault-list.tsx';
import { type FieldProps, LineField, LinesField, TextField } from './fields.tsx';
import { Icon } from './icons.tsx';

/** The fields of one fact. What is wrong with one stands under it. */
export function FactForm({
  name,
  fields,
  faults,
  focus,
  sourceIds,
  onChange,
}: {
  /** Tells the fields of two forms apart. */
  readonly name: string;
  readonly fields: FactFields;
  readonly faults: readonly FaultView[];
  /** The field to begin in. */
  readonly focus: keyof FactFields | null;
  readonly sourceIds: readonly string[];
  readonly onChange: (fields: FactFields) => void;
}) {
  const set = (change: Partial<FactFields>) => onChange({ ...fields, ...change });
  const of = (field: keyof FactFields): FieldProps => ({
    id: `${name}-${field}`,
    hasFocus: focus === field,
    faults: faults.filter((fault) => fault.field === field),
  });

  return (
    <div className="fields">
      <FaultList faults={faults.filter(({ field }) => field === null)} />
      <LineField
        {...of('title')}
        label="Title"
        value={fields.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        {...of('answer')}
        label="Answer"
        hint="One line, and nothing that the quotes do not say"
        value={fields.answer}
        onChange={(answer) => set({ answer: answer.replace(/\n/g, ' ') })}
      />
      <QuotesField
        {...of('citations')}
        citations={fields.citations}
        sourceIds={sourceIds}
        onChange={(citations) => set({ citations })}
      />
      <div className="field-row">
        <LineField
          {...of('attribution')}
          label="Said by"
          hint="Where the source gives it to somebody"
          value={fields.attribution}
          onChange={(attribution) => set({ attribution })}
        />
        <label className="tick">
          <input
            type="checkbox"
            checked={fields.view}
            onChange={({ target }) => set({ view: target.checked })}
          />
          Only their view
          <FaultList {...of('view')} />
        </label>
      </div>
      <LinesField
        {...of('questions')}
        label="Questions"
        hint="One a line, as people type them"
        lines={fields.questions}
        onChange={(questions) => set({ questions })}
      />
      <LinesField
        {...of('notInSource')}
        label="Not in the source"
        hint="Near questions that it does not answer, one a line"
        lines={fields.notInSource}
        onChange={(notInSource) => set({ notInSource })}
      />
      <ValuesField
        {...of('values')}
        values={fields.values}
        onChange={(values) => set({ values })}
      />
      <details className="more" open={faults.some(({ field }) => field && inMore.has(field))}>
        <summary>More: id, names, note and other fields</summary>
        <LineField {...of('id')} label="Id" value={fields.id} onChange={(id) => set({ id })} />
        <LineField
          {...of('names')}
          label="Names"
          hint="Ids from names.yml, with commas"
          value={fields.names.join(', ')}
          onChange={(text) => set({ names: text === '' ? [] : text.split(/,\s?/) })}
        />
        <LineField
          {...of('note')}
          label="Note"
          value={fields.note}
          onChange={(note) => set({ note })}
        />
        <TextField
          {...of('more')}
          label="Other fields"
          hint="As the file has them"
          isCode
          value={fields.more}
          onChange={(more) => set({ more })}
        />
      </details>
    </div>
  );
}

const inMore: ReadonlySet<keyof FactFields> = new Set(['id', 'names', 'note', 'more']);

function QuotesField({
  citations,
  sourceIds,
  onChange,
  ...props
}: FieldProps & {
  readonly citations: readonly CitationFields[];
  readonly sourceIds: readonly string[];
  readonly onChange: (citations: readonly CitationFields[]) => void;
}) {
  const replace = (at: number, change: Partial<CitationFields>) =>
    onChange(citations.map((each, n) => (n === at ? { ...each, ...change } : each)));
  const addMarked = () => {
    const quote = readMarked();
    const source = citations[0]?.source ?? sourceIds[0] ?? '';
    if (quote !== '') onChange([...citations, { source, quote, paragraph: null }]);
  };

  return (
    <fieldset className="field-group">
      <legend>Quotes</legend>
      {citations.map(({ source, quote }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a quote changes while it is typed.
        <div key={n} className="entry">
          <textarea
            className="field"
            aria-label={`Quote ${n + 1}`}
            aria-invalid={props.faults.some(({ entry }) => entry === n)}
            aria-describedby={`${props.id}-faults`}
            rows={2}
            value={quote}
            onChange={({ target }) => replace(n, { quote: target.value, paragraph: null })}
          />
          {sourceIds.length > 1 && (
            <select
              className="field"
              aria-label={`Source of quote ${n + 1}`}
              value={source}
              onChange={({ target }) => replace(n, { source: target.value, paragraph: null })}
            >
              {sourceIds.map((id) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          )}
          <button
            type="button"
            className="tool"
            aria-label={`Take quote ${n + 1} out`}
            onClick={() => onChange(citations.filter((_, at) => at !== n))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <FaultList faults={props.faults} id={`${props.id}-faults`} />
      <button
        type="button"
        className="button small"
        // The press would take away what is marked.
        onMouseDown={(event) => event.preventDefault()}
        onClick={addMarked}
      >
        <Icon name="plus" /> Quote what is marked in the article
      </button>
    </fieldset>
  );
}

/** What somebody marked in the article; empty for nothing. */
function readMarked(): string {
  const selection = getSelection();
  const article = document.getElementById('article-text');
  const isThere = selection?.anchorNode && article?.contains(selection.anchorNode);
  return isThere ? selection.toString().trim() : '';
}

function ValuesField({
  values,
  onChange,
  ...props
}: FieldProps & {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  return (
    <fieldset className="field-group">
      <legend>Values</legend>
      <p className="hint">What claims are held against, one thing each, in the quote’s words</p>
      {values.map((value, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value changes while it is typed.
        <div key={n} className="entry">
          <textarea
            className="field code"
            aria-label={`Value ${n + 1}`}
            aria-invalid={props.faults.some(({ entry }) => entry === n)}
            aria-describedby={`${props.id}-faults`}
            rows={value.split('\n').length}
            value={value}
            onChange={({ target }) =>
              onChange(values.map((each, at) => (at === n ? target.value : each)))
            }
          />
          <button
            type="button"
            className="tool"
            aria-label={`Take value ${n + 1} out`}
            onClick={() => onChange(values.filter((_, at) => at !== n))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <FaultList faults={props.faults} id={`${props.id}-faults`} />
      <button
        type="button"
        className="button small"
        onClick={() => onChange([...values, 'who: \nact: \nwhat: '])}
      >
        <Icon name="plus" /> Add a value
      </button>
    </fieldset>
  );
}
