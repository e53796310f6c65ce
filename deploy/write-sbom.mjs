// What production consists of, as CycloneDX: npm run sbom > sbom.json. With --licences, a table of who is under which.
// npm's own --omit=dev leaves out what a workspace needs in development too, Bolt among it: all is asked for, and what is
// marked as development's is taken out here.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const printed = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], {
  cwd: root,
  maxBuffer: 100_000_000,
});
const sbom = production(JSON.parse(printed.toString()));
process.stdout.write(
  process.argv.includes('--licences') ? licences(sbom) : `${JSON.stringify(sbom, null, 2)}\n`,
);

function production(whole) {
  const components = whole.components.filter(
    ({ name, properties = [] }) =>
      name !== 'local-slack' && !properties.some((one) => one.name === 'cdx:npm:package:development'),
  );
  const kept = new Set([
    whole.metadata.component['bom-ref'],
    ...components.map((each) => each['bom-ref']),
  ]);
  const dependencies = whole.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  return { ...whole, components, dependencies };
}

function licences({ components }) {
  const rows = components
    .map(({ name, version, licenses = [] }) => {
      const under = licenses.map(({ license, expression }) => expression ?? license.id ?? license.name);
      return `| ${name} | ${version} | ${under.join(', ') || 'none named'} |`;
    })
    .sort();
  return `# Licences

What is installed in production, and under which licence. Made by \`npm run --silent sbom -- --licences > docs/LICENCES.md\`.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}
`;
}
