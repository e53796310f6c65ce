import wrapAnsi from 'wrap-ansi';
import { fewestColumns } from '../limits.ts';

/** How wide the terminal behind a stream is, in columns; `null` where there is none, and nothing is to be wrapped. */
export function columnsOf(stream: NodeJS.WritableStream): number | null {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true;
  return isTerminal && 'columns' in stream && typeof stream.columns === 'number'
    ? stream.columns
    : null;
}

/**
 * Breaks lines between words so that they fit the columns of a terminal, each under the start of its text. Wide
 * characters count as two columns, and colours as none. Without a terminal lines stay whole: they are searched.
 */
export function wrapText(text: string, columns: number | null): string {
  if (columns === null || columns < fewestColumns) return text;
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string {
  const { colours = '', indent = '' } = lineStart.exec(line)?.groups ?? {};
  const words = `${colours}${line.slice(colours.length + indent.length)}`;
  const [first = '', ...others] = wrapAnsi(words, columns - indent.length, { hard: true }).split(
    '\n',
  );
  return [`${indent}${first}`, ...others.map((rest) => `${' '.repeat(indent.length)}${rest}`)].join(
    '\n',
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const lineStart = /^(?<colours>(?:\u001B\[\d+m)*)(?<indent> *(?:- )?)/;
