import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser } from 'playwright-core';
import { createCuratingServer } from '../../src/curating/create-curating-server.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { loadWordings } from '../../src/load-wordings.ts';
import { writeDraftedBase } from './write-drafted-base.ts';

/** Takes the page to curate on, with a question asked and a draft open, in both themes. */
export async function takeCuratingPictures(
  browser: Browser,
  { knowledge, folder }: { readonly knowledge: string; readonly folder: string },
): Promise<void> {
  const directory = writeDraftedBase(knowledge);
  const server = await createCuratingServer({
    ...{ directory, english: loadEnglish(), wordings: loadWordings() },
  });
  for (const theme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 940 },
      deviceScaleFactor: 1.5,
      colorScheme: theme,
    });
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Keidanren Chairman Yoshinobu' }).click();
    await page.getByRole('button', { name: /^Draft Keidanren Chairman/ }).click();
    await page.getByLabel('Ask the draft').fill('Who chairs Keidanren?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show this fact' }).first().waitFor();
    await page.getByLabel('Ask the draft').blur();
    await page.mouse.move(0, 0);

    const path = `${folder}/curating-${theme}.png`;
    await page.screenshot({ path });
    process.stdout.write(`${path}\n`);
    await page.close();
  }
  await server.stop();
  rmSync(dirname(directory), { recursive: true, force: true });
}
