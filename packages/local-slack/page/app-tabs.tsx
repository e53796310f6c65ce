import type { KeyboardEvent } from 'react';

export type AppTab = 'home' | 'messages';

const tabs: readonly { readonly name: AppTab; readonly label: string }[] = [
  { name: 'home', label: 'Home' },
  { name: 'messages', label: 'Messages' },
];

/** The id of a tab, by which its panel is named. */
export const tabId = (tab: AppTab) => `app-tab-${tab}`;

/** The tabs of the app. One of them takes the focus; the arrows go from one to the other, and open it. */
export function AppTabs({
  appName,
  tab,
  onTab,
}: {
  readonly appName: string;
  readonly tab: AppTab;
  readonly onTab: (tab: AppTab) => void;
}) {
  function move(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tab === 'home' ? 'messages' : 'home';
    onTab(other);
    document.getElementById(tabId(other))?.focus();
  }

  return (
    <div className="tabs" role="tablist" aria-label={appName} onKeyDown={move}>
      {tabs.map(({ name, label }) => (
        <button
          key={name}
          id={tabId(name)}
          type="button"
          role="tab"
          aria-selected={tab === name}
          tabIndex={tab === name ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
