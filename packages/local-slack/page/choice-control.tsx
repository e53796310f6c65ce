import { useState } from 'react';
import type { JsonObject } from '../src/json.ts';
import { type ElementValue, initialValue, optionsOf } from '../src/people/element-state.ts';
import { JsonText } from './json-text.tsx';
import { type PageContextValue, usePage } from './page-context.ts';
import { textAt } from './text-at.ts';

export interface ChoiceControlProps {
  readonly element: JsonObject;
  readonly label: string;
  readonly onChoose: (value: ElementValue) => void;
  /** Enter was pressed in a field of one line. */
  readonly onEnter?: ((value: ElementValue) => void) | undefined;
  readonly id?: string;
  readonly describedBy?: string | undefined;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Everything in which a person chooses or types, as the browser's own controls. */
export function ChoiceControl(props: ChoiceControlProps) {
  const { element, label, onChoose, onEnter, id, describedBy } = props;
  const [value, setValue] = useState<ElementValue>(() => initialValue(element));
  const page = usePage();
  const type = String(element['type']);
  const choose = (next: ElementValue) => {
    setValue(next);
    onChoose(next);
  };
  const common = {
    ...(id === undefined ? { 'aria-label': label } : { id }),
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
    className: 'field',
  };
  const typed = {
    placeholder: textAt(element, 'placeholder'),
    maxLength: numberAt(element, 'max_length'),
    value: firstOf(value),
    onChange: ({ target }: { target: { value: string } }) => choose(target.value),
  };

  if (type === 'plain_text_input' && element['multiline'] === true) {
    return <textarea {...common} {...typed} rows={6} />;
  }
  const inputType = inputTypes[type];
  if (inputType !== undefined) {
    return (
      <input
        {...common}
        {...typed}
        type={inputType}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onEnter || event.nativeEvent.isComposing) return;
          // In a form it would also submit it.
          event.preventDefault();
          onEnter(firstOf(value));
        }}
      />
    );
  }
  const choices = choicesOf(element, page);
  if (choices === null) return <JsonText value={element} label={label} />;
  if (type === 'checkboxes' || type === 'radio_buttons') {
    return <OptionList {...props} choices={choices} value={value} onChoose={choose} />;
  }
  const options = choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
  if (type.startsWith('multi_')) {
    return (
      <select
        {...common}
        multiple
        value={listOf(value)}
        onChange={({ target }) => choose([...target.selectedOptions].map((option) => option.value))}
      >
        {options}
      </select>
    );
  }
  return (
    <select {...common} value={firstOf(value)} onChange={({ target }) => choose(target.value)}>
      <option value="" disabled>
        {textAt(element, 'placeholder') || 'Choose…'}
      </option>
      {options}
    </select>
  );
}

function OptionList({
  element,
  label,
  choices,
  value,
  onChoose,
}: ChoiceControlProps & {
  readonly choices: readonly Choice[];
  readonly value: ElementValue;
}) {
  const isMany = element['type'] === 'checkboxes';
  const chosen = listOf(value);
  const toggled = (one: string) =>
    chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];

  return (
    <fieldset className="option-list">
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            checked={chosen.includes(choice.value)}
            onChange={() => onChoose(isMany ? toggled(choice.value) : choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

const inputTypes: Readonly<Record<string, string>> = {
  datepicker: 'date',
  email_text_input: 'email',
  number_input: 'number',
  plain_text_input: 'text',
  timepicker: 'time',
  url_text_input: 'url',
};

/** What can be chosen; `null` for an element that nothing here can show. */
function choicesOf(element: JsonObject, { frame }: PageContextValue): readonly Choice[] | null {
  const type = String(element['type']);
  if (/users_select$/.test(type)) {
    return frame.users.map(({ id, realName }) => ({ value: id, label: realName }));
  }
  if (/(?:channels|conversations)_select$/.test(type)) {
    return frame.channels.map(({ id, name }) => ({
      value: id,
      label: name === '' ? id : `#${name}`,
    }));
  }
  const options = optionsOf(element);
  if (options.length === 0) return null;
  return options.map((option) => ({
    value: String(option['value']),
    label: textAt(option, 'text'),
  }));
}

function firstOf(value: ElementValue): string {
  return value === null ? '' : typeof value === 'string' ? value : (value[0] ?? '');
}

function listOf(value: ElementValue): string[] {
  return value === null ? [] : [value].flat();
}

function numberAt(element: JsonObject, key: string): number | undefined {
  const { [key]: value } = element;
  return typeof value === 'number' ? value : undefined;
}
