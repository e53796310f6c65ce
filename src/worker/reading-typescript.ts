import type { WorkerOptions } from 'node:worker_threads';

/** Node.js 20 reads no TypeScript by itself, and tsx registers itself in the main thread only. */
export function readingTypeScript({ pathname }: URL): WorkerOptions {
  if (!pathname.endsWith('.ts')) return {};
  const register = `import { register } from 'node:module';
    register('tsx/esm', ${JSON.stringify(import.meta.url)}, { data: {} });`;
  return { execArgv: ['--import', `data:text/javascript,${encodeURIComponent(register)}`] };
}
