/** What was taken out of a file, in the words of the list that goes with it, and how often. */
export class RemovedList {
  private readonly counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  lines(): { readonly what: string; readonly count: number }[] {
    return [...this.counts].map(([what, count]) => ({ what, count }));
  }
}
