import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { endWithTest } from '../support/end-with-test.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';
import { runHere } from './run-here.ts';

describe('cptpp curate', () => {
  it('prints the address of the page, and ends with the signal', async () => {
    const folder = writeHarbourBase();
    const cptpp = spawn(process.execPath, ['dist/cli/main.js', 'curate', '--knowledge', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    endWithTest(cptpp);
    const lines: string[] = [];
    for await (const line of createInterface({ input: cptpp.stdout })) {
      lines.push(line);
      if (line.startsWith('Whoever')) break;
    }

    expect(lines[0]).toContain(folder);
    const answered = await fetch(`${lines[1]}workbench`);
    expect(await answered.json()).toMatchObject({ folder, faults: [] });

    cptpp.kill('SIGTERM');
    expect(await once(cptpp, 'exit')).toEqual([0, null]);
  });

  it('refuses a port that is none, and a folder that is not there', async () => {
    const refused = await Promise.all([
      runHere(['curate', '--port', 'high']),
      runHere(['curate', '--port', '70000']),
      runHere(['curate', '--knowledge', 'nowhere']),
    ]);

    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(refused[0].stderr).toContain('--port is not a port.');
    expect(refused[2].stderr).toContain('nowhere: there is no such folder.');
  });
});
