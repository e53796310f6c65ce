import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const today = /^\d{4}-\d\d-\d\d: /m;

describe('npm run audit:production', () => {
  it('finds what is high in production, and leaves out what is mild, or of development', async () => {
    const { code, output } = await audit({
      vulnerabilities: {
        ws: { name: 'ws', severity: 'high', range: '<9', nodes: ['node_modules/ws'] },
        zod: { name: 'zod', severity: 'moderate', range: '<5', nodes: ['node_modules/zod'] },
        vitest: {
          name: 'vitest',
          severity: 'critical',
          range: '*',
          nodes: ['node_modules/vitest'],
        },
      },
    });

    expect(code).toBe(1);
    expect(output).toMatch(/^high: ws <9\n\S+: 1 found in production, high or critical\.\n$/);
  });

  it('says of which day it is that nothing was found', async () => {
    const { code, output } = await audit({ vulnerabilities: {} });

    expect(code).toBe(0);
    expect(output).toMatch(today);
    expect(output).toContain('0 found');
  });

  it('tells a registry that does not answer from one that found nothing', async () => {
    const { code, output } = await audit(
      { error: { summary: 'audit endpoint returned an error' } },
      'npm warn audit 405 Method Not Allowed - POST',
    );

    expect(code).toBe(0);
    expect(output).toMatch(today);
    expect(output).toContain('not available');
    expect(output).toContain('(405)');
    expect(output).not.toContain('found in production');
  });
});

/** Runs it with an npm that answers so. */
async function audit(
  answer: unknown,
  warning = '',
): Promise<{ readonly code: number | null; readonly output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const npm = join(folder, 'npm');
  await writeFile(join(folder, 'answer.json'), JSON.stringify(answer));
  await writeFile(npm, `#!/bin/sh\ncat ${folder}/answer.json\necho '${warning}' >&2\nexit 1\n`);
  await chmod(npm, 0o755);
  return new Promise((resolve) => {
    const env = { PATH: `${folder}:/usr/bin:/bin` };
    const child = execFile(process.execPath, ['deploy/audit-production.mjs'], { env }, (_, out) =>
      resolve({ code: child.exitCode, output: out }),
    );
  });
}
