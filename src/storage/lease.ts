import { leaseSeconds } from '../limits.ts';

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
