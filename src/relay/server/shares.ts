/** Why something is not given: nothing is left; or this address has its share. */
export type NoRoom = 'full' | 'share';

/**
 * So much of something, and who holds how much of it. Whoever holds more than would be left for all others gets no more: one address
 * alone comes to half, many greedy ones each to one part in (their number + 1), and a newcomer finds as much.
 * (The dynamic threshold by which switches share their buffers: Choudhury and Hahne, 1998.)
 */
export class Shares {
  private readonly byHolder = new Map<string, number>();
  private held = 0;

  constructor(private readonly most: number) {}

  /** By everybody. */
  get inUse(): number {
    return this.held;
  }

  /**
   * Why so much is not given to `holder`; null: it is.
   * @param instead what the holder gives back right after: who keeps to that is not refused because others came
   */
  refusal(holder: string, amount: number, instead = 0): NoRoom | null {
    const left = this.most - this.held - amount;
    if (left < 0) return 'full';
    return amount > instead && (this.byHolder.get(holder) ?? 0) > left ? 'share' : null;
  }

  /** Not asked whether it may be: `refusal` says that. */
  give(holder: string, amount: number): void {
    this.held += amount;
    this.byHolder.set(holder, (this.byHolder.get(holder) ?? 0) + amount);
  }

  takeBack(holder: string, amount: number): void {
    this.held -= amount;
    const left = (this.byHolder.get(holder) ?? 0) - amount;
    // Holders of nothing are forgotten: the map cannot outgrow what is shared.
    if (left > 0) this.byHolder.set(holder, left);
    else this.byHolder.delete(holder);
  }
}
