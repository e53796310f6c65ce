import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltImage } from './build-image.ts';

/** Megabytes that what the Dockerfile adds over its base may take. */
export const mostImageSize = 110;

/** Megabytes of each folder that the Dockerfile copies into the image. */
export async function imageSizes({ workFolder }: BuiltImage): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const folder of ['node_modules', 'dist', 'knowledge']) {
    const root = join(workFolder, folder);
    const paths = await readdir(root, { recursive: true });
    const files = await Promise.all(paths.map((path) => lstat(join(root, path))));
    const bytes = files.filter((file) => file.isFile()).reduce((sum, { size }) => sum + size, 0);
    sizes.set(folder, bytes / 2 ** 20);
  }
  return sizes;
}
