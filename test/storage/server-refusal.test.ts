import { beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../src/storage/open-storage.ts';
import { toTroubleCode } from '../../src/storage/server-refusal.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { createDatabase } from './postgres-server.ts';

describe('a PostgreSQL server that refuses', () => {
  let address: string;
  beforeAll(async () => {
    address = await createDatabase();
  });

  it.each([
    ['a wrong password', (url: string) => url.replace(':desk@', ':wrong@'), '28P01'],
    ['no password', (url: string) => url.replace(':desk@', '@'), '28P01'],
    ['an unknown user', (url: string) => url.replace('//desk:', '//nobody:'), '28P01'],
    ['an unknown database', (url: string) => `${url}_none`, '3D000'],
    ['TLS, which it does not speak', (url: string) => `${url}?sslmode=require`, 'no_tls'],
    ['a certificate that is not there', (url: string) => `${url}?sslrootcert=/none.pem`, 'ENOENT'],
  ])(
    '%s: is not asked again, and the setting is named without its value',
    async (_, spoil, code) => {
      const storage = openStorage({ databaseUrl: spoil(address), dataDirectory: null });

      const refusal: unknown = await storage.opened.catch((error) => error);

      expect(refusal).toMatchObject({
        code: 'storage_invalid',
        message: expect.stringMatching(
          new RegExp(`^DATABASE_URL was refused \\(${code}\\)\\. [A-Z].*\\.$`),
        ),
      });
      await storage.close();
    },
  );
});

it('a server that is away is asked again, and each time its reason is told', async () => {
  const codes: string[] = [];
  const { opened, close } = openStorage({
    databaseUrl: `postgres://desk:desk@127.0.0.1:${await findFreePort()}/desk`,
    dataDirectory: null,
    onTrouble: (error) => {
      codes.push(toTroubleCode(error));
      if (codes.length === 2) void close();
    },
  });

  await expect(opened).rejects.toThrow('closed before it opened');
  expect(codes).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
});
