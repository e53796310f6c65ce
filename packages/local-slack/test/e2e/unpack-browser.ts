import chromium from '@sparticuz/chromium';

/**
 * Run once before any test in a browser: the first that asks for it unpacks it, and while it is written nobody else could
 * start it (ETXTBSY).
 */
export async function setup(): Promise<void> {
  await chromium.executablePath();
}
