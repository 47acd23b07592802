import { Bucket, BucketsByAddress, type Rate } from './limits';

/**
 * Who has named too many pairing numbers that nobody opened. Asked before a number is looked up, so that the answer to somebody who is
 * limited is the same for every number and says nothing about any.
 */
export class WrongNumbers {
  private readonly byAddress: BucketsByAddress;
  private readonly inAll: Bucket;

  constructor(perAddress: Rate, inAll: Rate, now: number) {
    this.byAddress = new BucketsByAddress(perAddress);
    this.inAll = new Bucket(inAll, now);
  }

  /**
   * Whether a number of this address is looked up. When all addresses together guess too much, those that named a wrong number lately
   * are not heard; the others are, else a few guessing machines would keep everybody from pairing.
   */
  mayTry(address: string, now: number): boolean {
    if (!this.byAddress.has(address, now)) return false;
    return this.inAll.has(now) || this.byAddress.isFull(address, now);
  }

  /** This address named one more. */
  count(address: string, now: number): void {
    this.byAddress.take(address, now);
    this.inAll.take(now);
  }

  forgetIdle(now: number): void {
    this.byAddress.forgetIdle(now);
  }
}
