import { LeaseLostError } from '../errors.ts';
import { leaseSeconds } from '../limits.ts';
import type { Queryable } from './database.ts';

/** The right of one process to work on one delivery. Whoever lost it posts nothing. */
export class Lease {
  readonly deliveryId: string;
  /** Who holds it: another string each time that a delivery is taken, by the same process too. */
  readonly holder: string;
  #endsAt: number;

  /** @param askedAt  When the database was asked for it, in milliseconds since the epoch. */
  constructor(deliveryId: string, holder: string, askedAt: number) {
    this.deliveryId = deliveryId;
    this.holder = holder;
    this.#endsAt = askedAt + leaseSeconds * 1_000;
  }

  /**
   * Whether it is still held as far as this process can tell by its clock. A process that was frozen finds out so,
   * before it does what it was about to do.
   */
  isHeld(): boolean {
    return Date.now() < this.#endsAt;
  }

  /** @param askedAt  When the database was asked to renew it. */
  renewed(askedAt: number): void {
    this.#endsAt = askedAt + leaseSeconds * 1_000;
  }

  lost(): void {
    this.#endsAt = 0;
  }
}

/**
 * Makes sure of a lease within a transaction, and keeps everybody from taking it over until that ends.
 *
 * @throws {LeaseLostError} when it ran out, or somebody else has it.
 */
export async function holdLease(transaction: Queryable, lease: Lease): Promise<void> {
  const held = await transaction.query(
    'SELECT id FROM deliveries WHERE id = $1 AND lease_holder = $2 AND lease_until > now() FOR SHARE',
    [lease.deliveryId, lease.holder],
  );
  if (held.length > 0) return;
  lease.lost();
  throw new LeaseLostError();
}
