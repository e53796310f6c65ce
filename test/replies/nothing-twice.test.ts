import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClaims } from '../../bench/claim-set.ts';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { verdictReply } from '../../src/replies/verdict-reply.ts';

const desk = loadDesk(readConfig({}).knowledgeDirectory);
const folder = new URL('../../bench/data/claims/', import.meta.url);

describe('a verdict', () => {
  it.each(readdirSync(folder))(
    'on each claim of %s says no line twice',
    (file) => {
      const twice = readClaims(new URL(file, folder).pathname).flatMap(({ text }) => {
        const { knowledge } = desk;
        const verdict = desk.check(text);
        const reply = verdictReply({ verdict, knowledge, surface: 'response', askId: '1' });
        const lines = reply.text
          .split('\n')
          .map((line) => line.replace(/[“”.]/gu, '').toLowerCase());
        return lines.filter((line, at) => lines.indexOf(line) !== at);
      });

      expect(twice).toEqual([]);
    },
    120_000,
  );
});
