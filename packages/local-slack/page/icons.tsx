/** Small line icons, drawn here: nothing on the page comes from outside. All are decoration. */

const paths = {
  close: 'M5 5l10 10M15 5L5 15',
  code: 'M7.5 6 3.5 10l4 4M12.5 6l4 4-4 4',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2L4 16z',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  lightning: 'M11 2.5 4.5 11.5H9.5L9 17.5l6.5-9H10.5L11 2.5z',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  moon: 'M16 11.8A6.3 6.3 0 0 1 8.2 4a6.3 6.3 0 1 0 7.8 7.8z',
  reply: 'M4 5.5h12v7.5H9.5L6 16v-3H4z',
  send: 'M3.5 4l13 6-13 6 2-6-2-6zM5.5 10h5',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4',
  thumbDown: 'M6 4v7M6 4h7.2l1.8 5.2V11h-4.4l.6 3.6c0 1-.5 1.6-1.3 1.6L7.6 11H4V4z',
  thumbUp: 'M6 16V9M6 16h7.2l1.8-5.2V9h-4.4l.6-3.6c0-1-.5-1.6-1.3-1.6L7.6 9H4v7z',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
