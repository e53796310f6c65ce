import { z } from 'zod';
import { ConfigError } from './errors.ts';

export interface ListenPlace {
  /** The variable that says the port, as `HEALTH_PORT`. */
  readonly portVariable: string;
  readonly port: number;
  /** What HOST says; `null` for every address of the machine. */
  readonly host: string | null;
}

const codedSchema = z.object({ code: z.string() });
const hostTrouble = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);

/** Explains why a server could not listen, and which variable to change. `null` for an error of any other kind. */
export function toListenFault(
  error: unknown,
  { portVariable, port, host }: ListenPlace,
): ConfigError | null {
  const parsed = codedSchema.safeParse(error);
  if (!parsed.success) return null;
  const { code } = parsed.data;

  if (code === 'EADDRINUSE') {
    return new ConfigError([
      `${portVariable} ${port} cannot be used (${code}). Give another number, or stop what listens there.`,
    ]);
  }
  if (code === 'EACCES') {
    return new ConfigError([
      `${portVariable} ${port} cannot be used (${code}). Ports below 1024 need special rights: give a higher one.`,
    ]);
  }
  if (host !== null && hostTrouble.has(code)) {
    return new ConfigError([
      `HOST ${host} cannot be listened on (${code}). Give an address of this machine, as 127.0.0.1, or nothing for all.`,
    ]);
  }
  return null;
}
