/** So many at once, and so many a second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** A token bucket. */
export class Bucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly rate: Rate,
    now: number,
  ) {
    this.tokens = rate.burst;
    this.filledAt = now;
  }

  /** false: too many. @param now milliseconds */
  take(now: number): boolean {
    this.tokens = this.at(now);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  /** Whether `take` would be true; takes nothing. */
  has(now: number): boolean {
    return this.at(now) >= 1;
  }

  isFull(now: number): boolean {
    return this.at(now) >= this.rate.burst;
  }

  private at(now: number): number {
    return Math.min(this.rate.burst, this.tokens + ((now - this.filledAt) / 1000) * this.rate.perSecond);
  }
}

/** One bucket for each address. Nobody can make the map grow without end: full ones go, and then the oldest. */
export class BucketsByAddress {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly most = 10_000,
  ) {}

  get size(): number {
    return this.buckets.size;
  }

  take(address: string, now: number): boolean {
    let bucket = this.buckets.get(address);
    if (bucket === undefined) {
      if (this.buckets.size >= this.most) this.makeRoom(now);
      bucket = new Bucket(this.rate, now);
      this.buckets.set(address, bucket);
    }
    return bucket.take(now);
  }

  /** Whether `take` would be true; takes nothing and remembers nobody. */
  has(address: string, now: number): boolean {
    return this.buckets.get(address)?.has(now) ?? true;
  }

  /** Nothing was taken, or long ago. */
  isFull(address: string, now: number): boolean {
    return this.buckets.get(address)?.isFull(now) ?? true;
  }

  forgetIdle(now: number): void {
    for (const [address, bucket] of this.buckets) if (bucket.isFull(now)) this.buckets.delete(address);
  }

  private makeRoom(now: number): void {
    this.forgetIdle(now);
    for (const address of this.buckets.keys()) {
      if (this.buckets.size < this.most) break;
      this.buckets.delete(address);
    }
  }
}
