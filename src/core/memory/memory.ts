/**
 * A kind of thing to remember. The module that uses it makes it once and keeps it to itself, so that a memory needs to know no
 * type of the floors above, and two modules cannot read each other's things by accident.
 */
export interface Slot<T> {
  /** What stands there before anything is remembered. */
  readonly make: () => T;
  /** true: it has nothing to do with where anything stands, so it outlasts an inner memory. */
  readonly isLasting?: boolean;
  /** What of it is still worth knowing when fields moved: it comes along from the memory that is given up. Absent: nothing. */
  whenMoved?(thing: T): T;
  /**
   * What of it holds too while cells are supposed to hold something else, as a copy: what is found out on suppositions stays there. Absent:
   * nothing.
   */
  whenSupposed?(thing: T): T;
}

export function slot<T>(make: () => T, whenMoved?: (thing: T) => T): Slot<T> {
  return whenMoved ? { make, whenMoved } : { make };
}

/**
 * What is remembered of ONE workbook between two readings, so that a recheck after one edit works out only what the edit touched.
 * It never changes an answer. Whoever holds the workbook (a session, a test, a benchmark) makes one and hands it in with every
 * reading; it rides along in the binding's places and in the field table. A cold start is a new one; dropping it drops all that was
 * remembered, the last snapshot too. Nothing of a workbook is kept anywhere else (ADR 17, test/house/module-state.test.ts).
 */
export class Memory {
  private readonly kept = new Map<Slot<unknown>, unknown>();

  /**
   * @param outer given: this one is given up earlier, as soon as a name of the workbook moves (CellPlaces)
   * @param former the one that is given up for this one
   */
  constructor(
    private readonly outer: Memory | null = null,
    former: Memory | null = null,
  ) {
    for (const [slot, thing] of former?.kept ?? []) if (slot.whenMoved) this.kept.set(slot, slot.whenMoved(thing));
  }

  /** For tables where cells are supposed to hold something else (table/suppose): it begins with what is known here. */
  forSuppositions(): Memory {
    const inner = new Memory(this);
    for (const [slot, thing] of this.kept) if (slot.whenSupposed) inner.kept.set(slot, slot.whenSupposed(thing));
    return inner;
  }

  /** What was put there last, else what the slot makes, which stays: a Map that is filled on the way is simply read. */
  at<T>(slot: Slot<T>): T {
    if (slot.isLasting && this.outer) return this.outer.at(slot);
    if (!this.kept.has(slot)) this.kept.set(slot, slot.make());
    return this.kept.get(slot) as T;
  }

  put<T, V extends T>(slot: Slot<T>, thing: V): V {
    if (slot.isLasting && this.outer) return this.outer.put(slot, thing);
    this.kept.set(slot, thing);
    return thing;
  }
}
