import { isJsonObject, type JsonObject } from '../src/json.ts';
import type { ElementValue } from '../src/people/element-state.ts';
import { ChoiceControl } from './choice-control.tsx';
import { Icon } from './icons.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import { textAt } from './text-at.ts';

export interface ElementControlProps {
  readonly element: JsonObject;
  /** Among its neighbours, to name one without an `action_id`. */
  readonly place: number;
  readonly onElement: (actionId: string, value?: ElementValue) => void;
}

/** One button or menu. */
export function ElementControl({ element, place, onElement }: ElementControlProps) {
  const actionId = String(element['action_id'] ?? `element_${place}`);
  const press = (value?: ElementValue) => {
    if (isConfirmed(element['confirm'])) onElement(actionId, value);
  };

  switch (element['type']) {
    case 'button':
    case 'workflow_button':
      return <PlainButton element={element} onPress={() => press()} />;
    case 'feedback_buttons':
      return <FeedbackButtons element={element} onPress={press} />;
    case 'icon_button':
      return (
        <button
          type="button"
          className="button icon-only"
          aria-label={textAt(element, 'text')}
          onClick={() => press()}
        >
          <Icon name="trash" />
        </button>
      );
    case 'overflow':
      return <OverflowMenu element={element} onChoose={press} />;
    default:
      return <ChoiceControl element={element} label={labelOf(element)} onChoose={press} />;
  }
}

function PlainButton({
  element,
  onPress,
}: {
  readonly element: JsonObject;
  readonly onPress: () => void;
}) {
  const { url, style, accessibility_label: label } = element;
  return (
    <button
      type="button"
      className={typeof style === 'string' ? `button ${style}` : 'button'}
      {...(typeof label === 'string' && { 'aria-label': label })}
      onClick={() => {
        if (typeof url === 'string') window.open(url, '_blank', 'noopener');
        onPress();
      }}
    >
      {textAt(element, 'text')}
    </button>
  );
}

function FeedbackButtons({
  element,
  onPress,
}: {
  readonly element: JsonObject;
  readonly onPress: (value: ElementValue) => void;
}) {
  return (['positive_button', 'negative_button'] as const).map((key) => {
    const { [key]: given } = element;
    const side = isJsonObject(given) ? given : {};
    const label = side['accessibility_label'];
    return (
      <button
        key={key}
        type="button"
        className="button feedback"
        title={textAt(side, 'text')}
        aria-label={typeof label === 'string' ? label : textAt(side, 'text')}
        onClick={() => onPress(String(side['value'] ?? ''))}
      >
        <Icon name={key === 'positive_button' ? 'thumbUp' : 'thumbDown'} />
      </button>
    );
  });
}

function labelOf(element: JsonObject): string {
  return textAt(element, 'placeholder') || String(element['type']).replaceAll('_', ' ');
}

function isConfirmed(confirm: unknown): boolean {
  if (!isJsonObject(confirm)) return true;
  return window.confirm(`${textAt(confirm, 'title')}\n\n${textAt(confirm, 'text')}`);
}
