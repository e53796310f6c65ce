import { styleText } from 'node:util';

/** How the command marks text on a terminal. On anything else text stays plain. */
export interface Style {
  strong(text: string): string;
  dim(text: string): string;
}

export interface StyleOptions {
  /** Whether `NO_COLOR` asks for plain text. It wins over `FORCE_COLOR`, which Node heeds first. */
  readonly noColor?: boolean;
}

/** Makes the style for a stream. */
export function createStyle(
  stream: NodeJS.WritableStream,
  { noColor = false }: StyleOptions = {},
): Style {
  const paint = (format: 'bold' | 'dim') => (text: string) =>
    !noColor && hasColours(stream) ? styleText(format, text, { validateStream: false }) : text;
  return { strong: paint('bold'), dim: paint('dim') };
}

function hasColours(stream: NodeJS.WritableStream): boolean {
  return (
    'hasColors' in stream && typeof stream.hasColors === 'function' && stream.hasColors() === true
  );
}
