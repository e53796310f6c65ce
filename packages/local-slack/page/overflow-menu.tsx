import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../src/json.ts';
import { type ElementValue, optionsOf } from '../src/people/element-state.ts';
import { textAt } from './text-at.ts';

export interface OverflowMenuProps {
  readonly element: JsonObject;
  readonly onChoose: (value: ElementValue) => void;
}

/** The menu behind three dots: opened by a press or by arrow keys, gone through by them, closed by Escape. */
export function OverflowMenu({ element, onChoose }: OverflowMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const dots = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (isOpen) itemsIn(menu.current)[0]?.focus();
  }, [isOpen]);

  function close(): void {
    setIsOpen(false);
    dots.current?.focus();
  }
  function move(event: KeyboardEvent): void {
    const items = itemsIn(menu.current);
    const active = document.activeElement;
    const at = active instanceof HTMLElement ? items.indexOf(active) : -1;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') close();
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) items.at(next % items.length)?.focus();
  }

  return (
    <fieldset
      className="overflow"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
    >
      <button
        ref={dots}
        type="button"
        className="button icon-only"
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        onKeyDown={({ key }) => key === 'ArrowDown' && setIsOpen(true)}
      >
        ⋯
      </button>
      {isOpen && (
        <div ref={menu} role="menu" aria-label="More actions" tabIndex={-1} onKeyDown={move}>
          {optionsOf(element).map((option) => (
            <button
              key={String(option['value'])}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                onChoose(String(option['value']));
              }}
            >
              {textAt(option, 'text')}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function itemsIn(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}
