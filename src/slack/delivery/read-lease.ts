import { z } from 'zod';
import { Lease } from '../../storage/lease.ts';

/** Bolt hands on to listeners, in their context, what comes with an event. */
export function withLease(lease: Lease): Readonly<Record<string, unknown>> {
  return { lease };
}

const contextSchema = z.object({ lease: z.instanceof(Lease).nullable().default(null) });

/** The lease on the delivery that a listener works on; `null` where nothing was stored. */
export function readLease(context: unknown): Lease | null {
  return contextSchema.parse(context).lease;
}
