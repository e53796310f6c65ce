import type { KeyboardEvent } from 'react';

export type TabName = 'all' | 'drafts' | 'missing' | 'patches' | 'board';

const everyTab: readonly { readonly name: TabName; readonly label: string }[] = [
  { name: 'all', label: 'All facts' },
  { name: 'drafts', label: 'Drafts' },
  { name: 'missing', label: 'Missing' },
  { name: 'patches', label: 'Patches' },
  { name: 'board', label: 'Board' },
];

/** What is listed. One of the tabs takes the focus; the arrows go from one to the other, and open it. */
export function Tabs({
  tab,
  counts,
  onTab,
}: {
  readonly tab: TabName;
  /** How much each tab lists, where that is known. A tab that is left out is not there. */
  readonly counts: Readonly<Partial<Record<TabName, number | null>>>;
  readonly onTab: (tab: TabName) => void;
}) {
  const tabs = everyTab.filter(({ name }) => counts[name] !== undefined);

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
          {label} {counts[name] !== null && <span className="count">{counts[name]}</span>}
        </button>
      ))}
    </div>
  );
}
