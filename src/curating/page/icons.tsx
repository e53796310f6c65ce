/** Small line icons, drawn here: nothing on the page comes from outside. All are decoration. */

const paths = {
  check: 'M4 10.5l4 4 8-9',
  close: 'M5 5l10 10M15 5L5 15',
  keys: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  moon: 'M16 11.8A6.3 6.3 0 0 1 8.2 4a6.3 6.3 0 1 0 7.8 7.8z',
  plus: 'M10 4v12M4 10h12',
  redo: 'M16 8H8.5a4 4 0 0 0 0 8H11M16 8l-3.5-3.5M16 8l-3.5 3.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4',
  swap: 'M4 7h11l-3-3M16 13H5l3 3',
  undo: 'M4 8h7.5a4 4 0 0 1 0 8H9M4 8l3.5-3.5M4 8l3.5 3.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
