import { spawn } from 'node:child_process';
import { endWithUs } from '../support/end-with-us.ts';

/** Starts processes that keep a processor busy each. Gives what ends them. */
export function startBurners(count: number): () => void {
  const burners = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore', env: {} }),
  );
  for (const burner of burners) endWithUs(burner);
  return () => {
    for (const burner of burners) burner.kill('SIGKILL');
  };
}
