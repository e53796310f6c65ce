import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { TokenKey } from '../config-schema.ts';
import { StorageError } from '../errors.ts';

export interface Seal {
  /**
   * Seals a text for one owner.
   *
   * @param owner  What it belongs to. Moved to another owner's row, it does not open.
   */
  seal(text: string, owner: string): string;
  /** @throws {StorageError} `storage_invalid` when no key opens it, or it was changed. */
  open(sealed: string, owner: string): string;
  /** Whether it was sealed with the key that seals now. */
  isCurrent(sealed: string): boolean;
}

const algorithm = 'aes-256-gcm';

/** Makes what seals secrets with the first key, and opens them with any. There is no way without a key. */
export function createSeal(keys: readonly TokenKey[]): Seal {
  const [current] = keys;
  if (!current) throw new Error('Secrets are kept sealed only, and there is no key.');

  return {
    seal(text, owner) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, current.key, nonce).setAAD(Buffer.from(owner));
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final()];
      return `${current.id}:${Buffer.concat([...parts, cipher.getAuthTag()]).toString('base64')}`;
    },
    open(sealed, owner) {
      const [id = '', text = ''] = sealed.split(':');
      const key = keys.find((known) => known.id === id);
      if (!key) {
        throw new StorageError(
          'storage_invalid',
          `A token is sealed with the key "${id}", which TOKEN_KEYS does not hold. Add it behind the newest key.`,
        );
      }
      try {
        const bytes = Buffer.from(text, 'base64');
        const decipher = createDecipheriv(algorithm, key.key, bytes.subarray(0, 12))
          .setAAD(Buffer.from(owner))
          .setAuthTag(bytes.subarray(-16));
        return Buffer.concat([
          decipher.update(bytes.subarray(12, -16)),
          decipher.final(),
        ]).toString();
      } catch {
        throw new StorageError(
          'storage_invalid',
          `A token that is sealed with the key "${id}" does not open: it was changed, or the key is another one of that name.`,
        );
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${current.id}:`),
  };
}
