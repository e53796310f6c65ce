import { z } from 'zod';
import { StorageError } from '../errors.ts';

const codedSchema = z.object({ code: z.string() });
const saysWhySchema = z.object({ message: z.string() });

const accountRemedy =
  'Correct the user and password (in a password, write %23 for #, %2F for /, %3F for ?, %40 for @, %25 for %)';
const tlsRemedy =
  'Give the authority that signed the certificate as sslrootcert=FILE, or another sslmode, behind a ? at its end';

/** What the server, or its certificate, answers to a setting that is wrong: the same tomorrow. */
const remedies: Readonly<Record<string, string>> = {
  '28P01': accountRemedy,
  '28000': `${accountRemedy}, or let this machine in, in the server's pg_hba.conf`,
  '3D000': 'Correct the name of the database at its end, or make that database',
  '42501':
    'Give its user the right to make tables in the database (CREATE, on it and on its schema public)',
  DEPTH_ZERO_SELF_SIGNED_CERT: tlsRemedy,
  SELF_SIGNED_CERT_IN_CHAIN: tlsRemedy,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: tlsRemedy,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: tlsRemedy,
  CERT_HAS_EXPIRED: tlsRemedy,
  ERR_TLS_CERT_ALTNAME_INVALID: tlsRemedy,
  ENOENT: 'Correct the path of the certificate or key in it',
  EACCES: 'Let the user that starts the desk read the certificate or key in it',
};

/**
 * What `pg` says in words only. None of these holds anything of the address.
 */
const inWords: readonly (readonly [sign: RegExp, code: string, remedy: string])[] = [
  [/client password must be a (?:non-empty )?string/, 'no_password', 'Put the password in it'],
  [
    /server does not support SSL/,
    'no_tls',
    'The server speaks no TLS: leave sslmode out, or turn TLS on there',
  ],
];

/**
 * Why a PostgreSQL server, reached, does not let this desk work, with the remedy; `null` for what passes, as a
 * server that is away or starting.
 */
export function toServerRefusal(error: unknown): StorageError | null {
  const coded = codedSchema.safeParse(error);
  if (coded.success) {
    const remedy = remedies[coded.data.code];
    if (remedy !== undefined) return refusal(coded.data.code, remedy, error);
  }
  const says = saysWhySchema.safeParse(error);
  if (!says.success) return null;
  const known = inWords.find(([sign]) => sign.test(says.data.message));
  return known ? refusal(known[1], known[2], error) : null;
}

/** A short code for the log of what may pass. Never an error's words. */
export function toTroubleCode(error: unknown): string {
  const coded = codedSchema.safeParse(error);
  if (coded.success) return coded.data.code;
  const says = saysWhySchema.safeParse(error);
  if (!says.success) return 'unknown_error';
  if (/timeout|timed out/i.test(says.data.message)) return 'timed_out';
  return /terminated|closed|not queryable/i.test(says.data.message)
    ? 'connection_lost'
    : 'unknown_error';
}

function refusal(code: string, remedy: string, cause: unknown): StorageError {
  return new StorageError('storage_invalid', `DATABASE_URL was refused (${code}). ${remedy}.`, {
    cause,
  });
}
