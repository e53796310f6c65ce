import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readInstalledPackages } from './installed-packages.ts';

const sbomSchema = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.array(
        z.object({
          license: z.object({ id: z.string() }).optional(),
          expression: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** Those that ask for no more than to be named. */
const allowed = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];
const write = (...options: readonly string[]) =>
  execFileSync('node', ['deploy/write-sbom.mjs', ...options], {
    maxBuffer: 100_000_000,
  }).toString();
const { components } = sbomSchema.parse(JSON.parse(write()));

it('names what the lock file installs in production, and nothing of development', () => {
  const installed = readInstalledPackages();

  expect(new Set(components.map(({ name, version }) => `${name}@${version}`))).toEqual(
    new Set(installed),
  );
  expect(installed).toContainEqual(expect.stringMatching(/^@slack\/bolt@/));
});

it('has nothing under a licence that asks for more than to be named', () => {
  const others = components.filter(
    ({ licenses }) =>
      !licenses.some(({ license, expression = license?.id ?? '' }) =>
        allowed.some((id) => expression.split(/[() ]+/).includes(id)),
      ),
  );

  expect(others).toEqual([]);
});

it('is what docs/LICENCES.md lists', () => {
  expect(write('--licences')).toBe(readFileSync('docs/LICENCES.md', 'utf8'));
});
