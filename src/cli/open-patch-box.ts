import { z } from 'zod';
import { type OperatorConfig, readOperatorConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
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

/** Opens it for the page, where a database is named: the desk's own folder is not opened unasked, as nobody else could meanwhile. */
export function openNamedPatchBox(): PatchBox | null {
  try {
    const config = readOperatorConfig();
    return config.storage.isGiven ? openPatchBox(config) : null;
  } catch (error) {
    // Curating needs no settings: the board tells what is wrong with them.
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

/** Storage takes a while to load. */
function loadStorage() {
  return import('./operate-storage.ts');
}
