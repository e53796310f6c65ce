import type { KeyboardEvent } from 'react';

export type TabName = 'all' | 'drafts' | 'missing' | 'patches';

const tabs: readonly { readonly name: TabName; readonly label: string }[] = [
  { name: 'all', label: 'All facts' },
  { name: 'drafts', label: 'Drafts' },
  { name: 'missing', label: 'Missing' },
  { name: 'patches', label: 'Patches' },
];

/** What is listed. One of the tabs takes the focus; the arrows go from one to the other, and open it. */
export function Tabs({
  tab,
  counts,
  onTab,
}: {
  readonly tab: TabName;
  /** `null` for a list that there is not. */
  readonly counts: Readonly<Record<TabName, number | null>>;
  readonly onTab: (tab: TabName) => void;
}) {
  const shown = tabs.filter(({ name }) => counts[name] !== null);

  function move(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = shown.findIndex(({ name }) => name === tab);
    const next = shown[(at + by + shown.length) % shown.length];
    if (by === 0 || !next) return;
    onTab(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  }

  return (
    <div className="tabs" role="tablist" aria-label="What is listed" onKeyDown={move}>
      {shown.map(({ name, label }) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={tab === name}
          aria-controls="panel"
          tabIndex={tab === name ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {label} <span className="count">{counts[name]}</span>
        </button>
      ))}
    </div>
  );
}
