import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OperatorConfig } from '../config.ts';

/** Whether there is a database to look into: one is named, or a desk ran here. A look is to make none. */
export function hasDatabase({ storage: { isGiven, dataDirectory } }: OperatorConfig): boolean {
  return isGiven || existsSync(join(dataDirectory, 'postgres'));
}
