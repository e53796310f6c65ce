import { styleText } from 'node:util';

/** How the command marks text on a terminal. On anything else, or with NO_COLOR, text stays plain. */
export interface Style {
  strong(text: string): string;
  dim(text: string): string;
}

/** Makes the style for a stream. */
export function createStyle(stream: NodeJS.WritableStream): Style {
  const paint = (format: 'bold' | 'dim') => (text: string) =>
    hasColours(stream) ? styleText(format, text, { validateStream: false }) : text;
  return { strong: paint('bold'), dim: paint('dim') };
}

function hasColours(stream: NodeJS.WritableStream): boolean {
  return (
    'hasColors' in stream && typeof stream.hasColors === 'function' && stream.hasColors() === true
  );
}
