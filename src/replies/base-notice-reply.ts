import type { KnowledgeFault } from '../errors.ts';
import { type Changes, compareBases } from '../knowledge/compare-bases.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestShown, mostNamed } from '../limits.ts';
import { bullets, paragraph, plain, richText } from './elements.ts';
import { shortHash } from './fact-ref.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

/** Tells a curator what is new in the base that the desk answers from since now. */
export function baseChangedReply(before: KnowledgeBase, after: KnowledgeBase): Reply {
  const { facts, sources } = compareBases(before, after);
  const lines = [...describe(facts, 'fact'), ...describe(sources, 'source')];
  return toReply(
    `What I know has changed: version ${shortHash(before)} is now ${shortHash(after)}, with ${count(after.facts.length, 'fact')}.`,
    lines.length > 0
      ? lines
      : ['Facts and sources are the same: names, words or settings changed.'],
    'Answers come from the new version from now on.',
  );
}

/** Tells a curator why the desk goes on answering from the old base. */
export function baseRefusedReply(faults: readonly KnowledgeFault[]): Reply {
  const lines = faults
    .slice(0, mostNamed)
    .map(
      ({ file, line, found, remedy }) =>
        `${file}${line === null ? '' : `, line ${line}`}: ${shorten(`${found} ${remedy}`, longestShown.claim)}`,
    );
  return toReply(
    `The files of what I know were changed, and ${count(faults.length, 'thing')} in them cannot be right. I go on answering from the version before.`,
    [...lines, ...more(faults.length)],
    'As soon as it is mended I take the new version by myself.',
  );
}

function describe(
  { added, removed, changed }: Changes<{ readonly title: string }>,
  thing: string,
): readonly string[] {
  const kinds = [
    ['added', added],
    ['removed', removed],
    ['changed', changed.map(({ after }) => after)],
  ] as const;
  return kinds.flatMap(([what, all]) => {
    if (all.length === 0) return [];
    const titles = all.slice(0, mostNamed).map(({ title }) => `“${title}”`);
    return [`${count(all.length, thing)} ${what}: ${[...titles, ...more(all.length)].join(', ')}`];
  });
}

function more(all: number): readonly string[] {
  return all > mostNamed ? [`and ${all - mostNamed} more`] : [];
}

function toReply(first: string, lines: readonly string[], last: string): Reply {
  return {
    blocks: [
      richText(
        paragraph(plain(first, { bold: true })),
        bullets(lines.map((line) => paragraph(plain(line)))),
        paragraph(plain(last)),
      ),
    ],
    text: toSlackText([first, ...lines.map((line) => `• ${line}`), last].join('\n')),
  };
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
}
