import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';

const key = 'local-slack-theme';

/** The theme: as the system has it, until the person chooses. */
export function useTheme(): { readonly theme: Theme; readonly toggleTheme: () => void } {
  const [chosen, setChosen] = useState<Theme | null>(readChosen);
  const [system, setSystem] = useState<Theme>(systemTheme);
  const theme = chosen ?? system;

  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setSystem(systemTheme());
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  return {
    theme,
    toggleTheme() {
      const next = theme === 'dark' ? 'light' : 'dark';
      localStorage.setItem(key, next);
      setChosen(next);
    },
  };
}

function readChosen(): Theme | null {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : null;
}

function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
