import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createLocalSlack, readManifest } from '#local-slack';
import { startPostgres } from './test/storage/postgres-server.ts';
import { findFreePort } from './test/support/find-free-port.ts';
import { readProcess } from './bench/read-process.ts';
const variants: [string, string[], Record<string, string>][] = JSON.parse(process.argv[2] ?? '[]');
const server = await startPostgres();
const slack = await createLocalSlack({ manifest: readManifest(readFileSync('manifest.yml', 'utf8')) });
async function one([name, flags, env]: (typeof variants)[number]) {
  const port = await findFreePort();
  const child = spawn(process.execPath, [...flags, 'dist/main.js'], { cwd: process.cwd(), env: { PATH: process.env['PATH'], SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '', SLACK_SIGNING_SECRET: slack.app.signingSecret, SLACK_API_URL: slack.apiUrl, HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: await server.createDatabase(), ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  for (;;) { try { const r = await fetch(`http://127.0.0.1:${port}/readyz`); if ((await r.json()).storage === 'reachable') break; } catch {} await delay(200); }
  slack.sendTo(`http://127.0.0.1:${port}/slack/events`);
  await slack.person('ana').command({ channel: 'desk', text: '/cptpp who leads the FKI?' });
  slack.person('ana').say({ channel: 'desk', text: '@CPTPP Desk who leads the FKI?' });
  await delay(Number(process.env['SETTLE'] ?? 25_000));
  const use = readProcess(child.pid ?? 0);
  const roll = readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8');
  const anon = Number(/^Anonymous:\s+(\d+)/m.exec(roll)?.[1]) / 1024;
  console.log(name.padEnd(28), 'rss', use.residentMb.toFixed(0), 'anon', anon.toFixed(0), 'peak', use.peakMb.toFixed(0), 'cpu', use.processorMs.toFixed(0));
  if (process.env['MAPS']) {
    const maps = readFileSync(`/proc/${child.pid}/smaps`, 'utf8').split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/);
    const sums = new Map<string, number>();
    for (const m of maps) { const head = m.split('\n')[0] ?? ''; const file = head.split(/\s+/)[5] ?? ''; const perm = head.split(' ')[1]; const rss = Number(/^Rss:\s+(\d+)/m.exec(m)?.[1]) / 1024; const k = file ? file.split('/').at(-1) + ' ' + perm : `anon ${perm}`; sums.set(k, (sums.get(k) ?? 0) + rss); }
    console.log([...sums].sort((a, b) => b[1] - a[1]).slice(0, 12).map(([k, v]) => `${k}: ${v.toFixed(1)}`).join('\n'));
  }
  child.kill('SIGKILL'); await once(child, 'exit');
}
for (const v of variants) await one(v);
await slack.stop(); await server.remove(); process.exit(0);
