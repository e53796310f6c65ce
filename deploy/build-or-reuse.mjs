// Before `npm start`: builds. Where that cannot be, what is built is used; where nothing is, that is said.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));
const built = `${folder}dist/main.js`;
const obstacle = findObstacle();

if (obstacle === null) {
  const { status } = spawnSync('npm run --silent build', { cwd: folder, shell: true, stdio: 'inherit' });
  process.exit(status ?? 1);
}
if (existsSync(built)) {
  console.error(`Not built anew, as ${obstacle}: starting what dist/ holds.`);
} else {
  console.error(
    `dist/ cannot be built, as ${obstacle}, and holds nothing yet. Run \`npm ci && npm run build\` where it can.`,
  );
  process.exit(2);
}

/** Why nothing can be built here; `null` when it can. */
function findObstacle() {
  for (const path of [folder, `${folder}dist`].filter((known) => existsSync(known))) {
    try {
      accessSync(path, constants.W_OK);
    } catch (error) {
      return `${path} cannot be written to (${error.code})`;
    }
  }
  return ['tsc', 'vite'].every((tool) => existsSync(`${folder}node_modules/.bin/${tool}`))
    ? null
    : 'the development dependencies are not installed';
}
