import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A small sound base on another subject, file by file, to be taken as it is or broken on purpose. */
export const harbourFiles: Readonly<Record<string, string>> = {
  'sources/harbour.md': `---
id: harbour-story
title: Eastport Closes Its Pier
language: en
outlet: Eastport Courier
author: unknown
date: 2026-03-02
link: unknown
furniture:
  - "Read more:"
---

Eastport Closes Its Pier

Ann Reed, who chairs the harbour board, said the pier would close on 4 May.
Read more: The best chowder in town
The repair costs 12 million crowns, according to the board. It covers piers in Eastport, Ness and Holm.
`,
  'facts/harbour.yml': `- id: who-chairs-the-harbour-board
  title: The chair of the harbour board
  questions:
    - Who chairs the harbour board?
    - harbour board head
  answer: Ann Reed chairs the harbour board.
  citations:
    - source: harbour-story
      quote: Ann Reed, who chairs the harbour board, said the pier would close on 4 May.
  not_in_source:
    - When was Ann Reed elected?
- id: what-the-repair-costs
  title: The cost of the repair
  questions:
    - How much does the repair cost?
  answer: The repair costs 12 million crowns, the board says.
  citations:
    - source: harbour-story
      quote: The repair costs 12 million crowns, according to the board.
  attribution: the board
`,
  'names.yml': `names:
  - id: ann-reed
    name: Ann Reed
    kind: person
words:
  - same: [chair, head]
`,
};

/** Writes files into a folder of their own, gone when the test is over. Gives the folder. */
export function writeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Writes the small base with some of its files changed, or left out. */
export function writeHarbourBase(
  changes: Readonly<Record<string, string | Uint8Array>> = {},
  leftOut: readonly string[] = [],
): string {
  const files = Object.entries({ ...harbourFiles, ...changes });
  return writeFolder(Object.fromEntries(files.filter(([path]) => !leftOut.includes(path))));
}
