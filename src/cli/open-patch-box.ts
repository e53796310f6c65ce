import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { OperatorConfig } from '../config.ts';
import { type PatchBox, patchSchema } from '../knowledge/patch.ts';

/** Opens what curators made of cards, where everything is kept, whichever process holds that. */
export function openPatchBox(config: OperatorConfig): PatchBox {
  return {
    async list() {
      const { askStorage } = await loadStorage();
      return z.array(patchSchema).parse(await askStorage(config, { ask: 'patches' }));
    },
    async move(id, from, to) {
      const { askStorage } = await loadStorage();
      return (await askStorage(config, { ask: 'move_patch', id, from, to })) === true;
    },
  };
}

/** Whether there is anything to open: nobody wants a database made by a look into it. */
export function hasStorage({ storage }: OperatorConfig): boolean {
  return storage.isGiven || existsSync(storage.dataDirectory);
}

/** Storage takes a while to load. */
function loadStorage() {
  return import('./operate-storage.ts');
}
