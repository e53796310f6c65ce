import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = `---
id: harbour-story
title: Eastport Closes Its Pier
language: en
outlet: unknown
author: unknown
date: unknown
link: unknown
---

Eastport Closes Its Pier

Ann Reed, who chairs the harbour board, said the pier would close on 4 May.
`;

const facts = `- id: when-will-the-pier-close
  title: When the pier closes
  questions:
    - When will the pier close?
    - pier closing date
  answer: The pier is to close on 4 May.
  citations:
    - source: harbour-story
      quote: Ann Reed, who chairs the harbour board, said the pier would close on 4 May.
`;

/** A knowledge base of one fact in a folder of its own, so that a process starts in no time. */
export async function smallBase(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-base-'));
  await mkdir(join(folder, 'sources'));
  await mkdir(join(folder, 'facts'));
  await writeFile(join(folder, 'sources', 'harbour.md'), source);
  await writeFile(join(folder, 'facts', 'harbour.yml'), facts);
  return folder;
}

const correction = `  status: corrected
  correction:
    was: The pier is to close on 3 May.
    why: The board mended its date.
    by: Cora
    at: 2026-11-28T14:05Z
`;

/** Corrects its fact. */
export async function correctSmallBase(folder: string): Promise<void> {
  await writeFile(join(folder, 'facts', 'harbour.yml'), facts + correction);
}
