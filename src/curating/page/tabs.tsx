import type { KeyboardEvent } from 'react';

export type TabName = 'all' | 'drafts' | 'missing';

const tabs: readonly { readonly name: TabName; readonly label: string }[] = [
  { name: 'all', label: 'All facts' },
  { name: 'drafts', label: 'Drafts' },
  { name: 'missing', label: 'Missing' },
];

/** What is listed. One of the tabs takes the focus; the arrows go from one to the other, and open it. */
export function Tabs({
  tab,
  counts,
  onTab,
}: {
  readonly tab: TabName;
  readonly counts: Readonly<Record<TabName, number>>;
  readonly onTab: (tab: TabName) => void;
}) {
  function move(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex(({ name }) => name === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (by === 0 || !next) return;
    onTab(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  }

  return (
    <div className="tabs" role="tablist" aria-label="What is listed" onKeyDown={move}>
      {tabs.map(({ name, label }) => (
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
