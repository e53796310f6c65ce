import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draftSource } from '../../src/drafting/draft-source.ts';
import { openFacts } from '../../src/knowledge/edit-facts.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { loadWordings } from '../../src/load-wordings.ts';

/** Files of the base whose facts somebody has accepted already. */
const accepted = ['members.yml', 'summit.yml'];

/** Writes, into a new folder's `knowledge`, our base as it was on its first afternoon: some facts accepted, others drafted, some sentences bare. */
export function writeDraftedBase(knowledge: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'desk-drafted-')), 'knowledge');
  mkdirSync(join(folder, 'facts'), { recursive: true });
  for (const path of ['sources', 'names.yml', ...accepted.map((name) => `facts/${name}`)]) {
    cpSync(join(knowledge, path), join(folder, path), { recursive: true });
  }

  const base = loadKnowledgeBase(folder);
  const options = { english: loadEnglish(), wordings: loadWordings(), base };
  for (const source of Object.values(base.sources)) {
    const file = openFacts({ file: source.id, text: '' });
    for (const { list, attribution, ...fact } of draftSource({ ...options, source }).facts) {
      const isBare = /^(?:Regarding|Given|While)/.test(fact.answer);
      const isKnown = base.facts.some(({ citations }) => citations[0].quote === fact.answer);
      if (isBare || isKnown) continue;
      file.add({
        ...{ status: 'draft', ...fact },
        ...(list && { list }),
        ...(attribution && { attribution }),
      });
    }
    writeFileSync(join(folder, `facts/${source.id}.yml`), file.text);
  }
  return folder;
}
