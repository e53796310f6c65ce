// Part of `npm run build`: puts the desk's own modules, which are hundreds of files, into a few, so that it listens sooner.
// Packages stay where they are installed. What is not started by dist/main.js (the command, the threads) stays as it is.
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

await build({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'warn',
  plugins: [whereItWas],
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: dist,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: { main: `${dist}main.js` },
      external: [/^#/],
      output: { entryFileNames: '[name].js', chunkFileNames: 'bundle-[name].js' },
    },
  },
});
