// Reads lines of what is to be cleaned up, and cleans it up when the other end of the pipe is gone, however it went.
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const left = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { id, ...what } = JSON.parse(line);
  if (what.isOver) left.delete(id);
  else left.set(id, what);
}

for (const { pid, pidFile, signal } of left.values()) end(pid ?? readPid(pidFile), signal);
for (let tries = 0; tries < 50 && [...left.values()].some(isRunning); tries += 1) {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
for (const { folder } of left.values()) {
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function end(pid, signal) {
  try {
    if (pid) process.kill(pid, signal ?? 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function isRunning({ pid, pidFile }) {
  try {
    const running = pid ?? readPid(pidFile);
    return running !== null && process.kill(running, 0);
  } catch {
    return false;
  }
}

function readPid(pidFile) {
  try {
    return Number(readFileSync(pidFile, 'utf8').split('\n')[0]) || null;
  } catch {
    return null;
  }
}
