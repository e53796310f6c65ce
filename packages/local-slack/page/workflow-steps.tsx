import { useEffect, useId, useRef, useState } from 'react';
import type { AppFunction, AppParameter } from '../src/app-settings.ts';
import type { StepRun } from '../src/workspace/step-store.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';

/** Runs a step that the app offers to workflows, and shows what it hands on. */
export function WorkflowSteps() {
  const { frame } = usePage();
  const [isOpen, setIsOpen] = useState(false);
  if (frame.app.functions.length === 0) return null;
  return (
    <>
      <button type="button" className="button small" onClick={() => setIsOpen(true)}>
        <Icon name="lightning" /> Run a workflow step
      </button>
      {isOpen && <StepDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function StepDialog({ onClose }: { readonly onClose: () => void }) {
  const { frame, act } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [chosen, setChosen] = useState(frame.app.functions[0]?.callbackId ?? '');
  const [inputs, setInputs] = useState<Readonly<Record<string, string>>>({});
  const [seen] = useState(frame.runs.length);
  const step = frame.app.functions.find(({ callbackId }) => callbackId === chosen);
  const run = frame.runs.slice(seen).findLast(({ callbackId }) => callbackId === chosen);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  if (!step) return null;
  const filled = Object.fromEntries(
    step.inputs.flatMap(({ name }) => (inputs[name] ? [[name, inputs[name]] as const] : [])),
  );
  return (
    <dialog ref={dialog} className="modal" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act({ do: 'runStep', callbackId: chosen, inputs: filled });
        }}
      >
        <header className="modal-head">
          <h2 id={`${id}-title`}>Run a workflow step</h2>
          <button type="button" className="tool" aria-label="Close window" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section className="modal-body" aria-label="Content" tabIndex={0}>
          <div className="input-block">
            <label htmlFor={`${id}-step`}>Step</label>
            <select
              id={`${id}-step`}
              className="field"
              value={chosen}
              onChange={({ target }) => setChosen(target.value)}
            >
              {frame.app.functions.map(({ callbackId, title }) => (
                <option key={callbackId} value={callbackId}>
                  {title}
                </option>
              ))}
            </select>
            <p className="muted small">{step.description}</p>
          </div>
          {step.inputs.map((input) => (
            <StepInput
              key={input.name}
              id={`${id}-${input.name}`}
              input={input}
              value={inputs[input.name] ?? ''}
              onValue={(value) => setInputs({ ...inputs, [input.name]: value })}
            />
          ))}
          {run && <StepResult step={step} run={run} />}
        </section>
        <footer className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
          <button type="submit" className="button primary" disabled={run?.state === 'running'}>
            Run
          </button>
        </footer>
      </form>
    </dialog>
  );
}

function StepInput({
  id,
  input: { title, description, type, isRequired },
  value,
  onValue,
}: {
  readonly id: string;
  readonly input: AppParameter;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  const { frame } = usePage();
  const shared = { id, className: 'field', value, required: isRequired };
  return (
    <div className="input-block">
      <label htmlFor={id}>
        {title}
        {!isRequired && <span className="muted"> (optional)</span>}
      </label>
      {type === 'slack#/types/channel_id' ? (
        <select {...shared} onChange={({ target }) => onValue(target.value)}>
          <option value="">None</option>
          {frame.channels
            .filter(({ kind }) => kind !== 'im')
            .map((channel) => (
              <option key={channel.id} value={channel.id}>
                #{channel.name}
              </option>
            ))}
        </select>
      ) : (
        <textarea {...shared} rows={3} onChange={({ target }) => onValue(target.value)} />
      )}
      <p className="muted small">{description}</p>
    </div>
  );
}

/** What the step handed on, by the names that a workflow has for it; or why it failed. */
function StepResult({ step, run }: { readonly step: AppFunction; readonly run: StepRun }) {
  return (
    <div className="step-result" aria-live="polite">
      {run.state === 'running' && 'Waiting for the app…'}
      {run.state === 'failed' && <span className="error">{run.error}</span>}
      {run.state === 'completed' && (
        <dl>
          {step.outputs.map(({ name, title }) => (
            <div key={name}>
              <dt>{title}</dt>
              <dd>{String(run.outputs?.[name] ?? '')}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
