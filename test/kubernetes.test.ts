import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Service } from 'kubernetes-models/v1/Service';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

const [deployment, service] = parseAllDocuments(
  await readFile('deploy/kubernetes.yml', 'utf8'),
).map((document): unknown => document.toJS());

const probeSchema = z.object({
  httpGet: z.object({ path: z.string(), port: z.string() }),
  periodSeconds: z.number(),
  timeoutSeconds: z.number(),
  failureThreshold: z.number(),
});
const { template } = z
  .object({
    spec: z.object({
      template: z.object({
        spec: z.object({
          securityContext: z.object({ runAsNonRoot: z.boolean() }),
          containers: z.tuple([
            z.object({
              startupProbe: probeSchema,
              readinessProbe: probeSchema,
              livenessProbe: probeSchema,
              securityContext: z.object({ readOnlyRootFilesystem: z.boolean() }),
              volumeMounts: z.array(z.object({ mountPath: z.string() })),
            }),
          ]),
        }),
      }),
    }),
  })
  .parse(deployment).spec;
const [desk] = template.spec.containers;

describe('deploy/kubernetes.yml', () => {
  it('is two objects that Kubernetes takes', () => {
    expect(() => validate(deployment, service)).not.toThrow();
  });

  it('has no name that Kubernetes does not know, which it would leave out without a word', async () => {
    expect(await findUnknownNames(deployment)).toEqual([]);
    expect(await findUnknownNames(withSlip(deployment))).toEqual(['readinesProbe']);
  });

  it('ends or takes out nobody for a minute of being busy: each probe waits, and several have to fail', () => {
    const { startupProbe, readinessProbe, livenessProbe } = desk;

    for (const { timeoutSeconds, failureThreshold } of [readinessProbe, livenessProbe]) {
      expect(timeoutSeconds).toBeGreaterThanOrEqual(10);
      expect(failureThreshold).toBeGreaterThanOrEqual(3);
    }
    expect(livenessProbe.periodSeconds * livenessProbe.failureThreshold).toBeGreaterThan(60);
    // From nothing, on a slow machine.
    expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThanOrEqual(120);
    // What depends on Slack or the database restarts nobody.
    expect([startupProbe, livenessProbe].map(({ httpGet }) => httpGet.path)).toEqual([
      '/healthz',
      '/healthz',
    ]);
    expect(readinessProbe.httpGet.path).toBe('/readyz');
  });

  it('and compose.yml run a user without rights, who may write nothing but DATA_DIR', async () => {
    const { services } = z
      .object({ services: z.object({ desk: z.object({ read_only: z.boolean() }) }) })
      .parse(parse(await readFile('deploy/compose.yml', 'utf8')));

    expect(template.spec.securityContext.runAsNonRoot).toBe(true);
    expect(desk.securityContext.readOnlyRootFilesystem).toBe(true);
    expect(services.desk.read_only).toBe(true);
    expect(desk.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(['/data']);
    expect(await readFile('deploy/Dockerfile', 'utf8')).toMatch(
      /^ENV .*DATA_DIR=\/data$[\s\S]*^USER node$/m,
    );
  });
});

function validate(first: unknown, second: unknown): void {
  new Deployment(z.custom<ConstructorParameters<typeof Deployment>[0]>().parse(first)).validate();
  new Service(z.custom<ConstructorParameters<typeof Service>[0]>().parse(second)).validate();
}

/** The schema takes any further name; the types do not. */
async function findUnknownNames(value: unknown): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-kubernetes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await writeFile(
    join(folder, 'deployment.ts'),
    `import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
export const deployment: IDeployment = ${JSON.stringify(value)};`,
  );
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext'];
  const { stdout } = await promisify(execFile)(
    resolve('node_modules/.bin/tsc'),
    [...options, 'deployment.ts'],
    { cwd: folder },
  ).catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  const unknown = [...stdout.matchAll(/'"?(\w+)"?' does not exist in type/g)];
  if (stdout !== '' && unknown.length === 0) throw new Error(stdout);
  return unknown.map(([, name = '']) => name);
}

/** The same with a probe that is misspelt. */
function withSlip(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace('"readinessProbe"', '"readinesProbe"'));
}
