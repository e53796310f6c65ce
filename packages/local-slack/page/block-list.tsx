import type { ComponentProps } from 'react';
import { Message } from 'slack-blocks-to-jsx';
import { isJsonObject, type JsonObject } from '../src/json.ts';
import { ElementControl } from './element-control.tsx';
import { InputBlock, type OnElement } from './input-block.tsx';
import { JsonText } from './json-text.tsx';
import { findUser, usePage } from './page-context.ts';

export interface BlockListProps {
  readonly blocks: readonly JsonObject[];
  readonly onElement: OnElement;
  readonly onEnter?: OnElement;
  /** What is wrong with an input, by block. */
  readonly errors?: Readonly<Record<string, string>>;
}

type Blocks = ComponentProps<typeof Message>['blocks'];

/** What the renderer shows. It shows nothing at all, silently, for any other. */
const shownTypes = new Set(
  [
    ['alert', 'card', 'carousel', 'container', 'context', 'data_visualization', 'divider', 'file'],
    ['header', 'image', 'markdown', 'plan', 'rich_text', 'section', 'table', 'task_card', 'video'],
  ].flat(),
);

/**
 * Blocks as Slack shows them. What a person only reads is drawn by the renderer; what can be pressed or filled in
 * is the browser's own controls, which work, take the keyboard, and speak to a screen reader.
 */
export function BlockList({ blocks, onElement, onEnter, errors = {} }: BlockListProps) {
  return (
    <div className="blocks">
      {blocks.map((block, n) => (
        <OneBlock
          // Blocks have ids of their own; one that has none keeps its place.
          key={String(block['block_id'] ?? n)}
          block={block}
          onElement={onElement}
          onEnter={onEnter}
          error={errors[String(block['block_id'])] ?? null}
        />
      ))}
    </div>
  );
}

interface OneBlockProps {
  readonly block: JsonObject;
  readonly onElement: OnElement;
  readonly onEnter: OnElement | undefined;
  readonly error: string | null;
}

function OneBlock({ block, onElement, onEnter, error }: OneBlockProps) {
  const type = String(block['type']);
  const blockId = String(block['block_id'] ?? '');
  const { accessory, elements } = block;

  if (type === 'actions' || type === 'context_actions') {
    const controls = Array.isArray(elements) ? elements.filter(isJsonObject) : [];
    return (
      <div className={type === 'actions' ? 'actions-block' : 'actions-block quiet'}>
        {controls.map((element, n) => (
          <ElementControl
            key={String(element['action_id'] ?? n)}
            element={element}
            place={n}
            onElement={(actionId, value) => onElement(blockId, actionId, value)}
          />
        ))}
      </div>
    );
  }
  if (type === 'input') {
    return <InputBlock block={block} onElement={onElement} onEnter={onEnter} error={error} />;
  }
  if (type === 'section' && isJsonObject(accessory) && accessory['type'] !== 'image') {
    const { accessory: _, ...text } = block;
    return (
      <div className="section-block">
        <Rendered block={text} />
        <ElementControl
          element={accessory}
          place={0}
          onElement={(actionId, value) => onElement(blockId, actionId, value)}
        />
      </div>
    );
  }
  if (!shownTypes.has(type)) return <JsonText value={block} label={`A block of type ${type}`} />;
  return <Rendered block={block} />;
}

function Rendered({ block }: { readonly block: JsonObject }) {
  const { frame, theme } = usePage();
  const blocks = [block];
  if (!areBlocks(blocks)) return null;

  return (
    <Message
      blocks={blocks}
      withoutWrapper
      theme={theme}
      name=""
      logo=""
      hooks={{
        user: ({ id }) => <span className="mention">@{findUser(frame, id).realName}</span>,
        channel: ({ id }) => (
          <span className="mention">
            #{frame.channels.find((channel) => channel.id === id)?.name ?? id}
          </span>
        ),
      }}
    />
  );
}

/** The validator of the local Slack has looked at every block: the renderer's types ask for no more. */
function areBlocks(blocks: readonly JsonObject[]): blocks is Blocks & readonly JsonObject[] {
  return blocks.every((block) => typeof block['type'] === 'string');
}
