import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCheckout, removeImage } from './build-image.ts';
import { imageSizes, mostImageSize } from './image-sizes.ts';

// Goes through the Dockerfile's steps in a folder of its own, and says what they add over their base:
//   npm run image:size
// Exits 1 where that is too much.

const folder = await mkdtemp(join(tmpdir(), 'desk-'));
try {
  const sizes = await imageSizes(await buildCheckout(folder));
  const sum = [...sizes.values()].reduce((all, size) => all + size, 0);
  for (const [name, size] of [...sizes, ['all', sum] as const]) {
    console.log(`| ${name} | ${size.toFixed(1)} MB |`);
  }
  console.log(`At most ${mostImageSize} MB: ${sum <= mostImageSize ? 'kept' : 'missed'}.`);
  process.exitCode = sum <= mostImageSize ? 0 : 1;
} finally {
  await removeImage(folder);
}
