// npm run audit:production: asks the registry for known vulnerabilities, and ends with 1 where what is installed in
// production has one that is high or critical. A registry that does not answer such questions is no finding, and no
// all-clear either: that is said, and it ends with 0. As in write-sbom.mjs, what is of production stands in the lock file.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const day = new Date().toISOString().slice(0, 10);
const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' });
const report = readReport(stdout);

if (report === null) {
  const [, status = 'no answer'] = /\b(\d{3}) [A-Z]/.exec(stderr) ?? [];
  console.log(`${day}: not available, the registry does not take \`npm audit\` (${status}). Nothing was found or ruled out.`);
} else {
  const grave = findGrave(report);
  for (const { name, severity, range } of grave) console.log(`${severity}: ${name} ${range}`);
  console.log(`${day}: ${grave.length} found in production, high or critical.`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}

/** `null` where the registry gave none. */
function readReport(text) {
  try {
    const { vulnerabilities = null } = JSON.parse(text);
    return vulnerabilities;
  } catch {
    return null;
  }
}

function findGrave(vulnerabilities) {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  return Object.values(vulnerabilities).filter(
    ({ severity, nodes }) =>
      ['high', 'critical'].includes(severity) && nodes.some((path) => !packages[path]?.dev),
  );
}
