import { useState } from 'react';
import type { FactView } from '../workbench-view.ts';

/** Asks with which other fact one is joined. */
export function JoinPicker({
  fact,
  facts,
  onJoin,
  onLeave,
}: {
  readonly fact: FactView;
  readonly facts: readonly FactView[];
  readonly onJoin: (other: FactView) => void;
  readonly onLeave: () => void;
}) {
  const others = facts.filter(({ key }) => key !== fact.key);
  // Who joins two facts mostly has two of one sentence, or of neighbours.
  const nearest =
    others.find(({ sentences }) => sentences.some((id) => fact.sentences.includes(id))) ??
    facts[facts.indexOf(fact) + 1] ??
    others[0];
  const [chosen, setChosen] = useState(nearest?.key ?? '');
  const other = others.find(({ key }) => key === chosen);

  return (
    <form
      className="join"
      onSubmit={(event) => {
        event.preventDefault();
        if (other) onJoin(other);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <label>
        Join with
        <select
          className="field"
          // biome-ignore lint/a11y/noAutofocus: it stands where the button was that was pressed.
          autoFocus
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {others.map(({ key, fields }) => (
            <option key={key} value={key}>
              {fields.title || fields.id}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button primary" disabled={!other}>
        Join
      </button>
      <button type="button" className="button" onClick={onLeave}>
        Leave
      </button>
    </form>
  );
}
