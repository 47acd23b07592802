import type { Timing } from './measure';

export interface Goal {
  readonly goal: string;
  readonly value: number;
  /** Met when the value is at most (or at least) this. */
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly met: boolean;
}

export function atMost(goal: string, value: number, limit: number): Goal {
  return { goal, value, atMost: limit, met: value <= limit };
}

export function atLeast(goal: string, value: number, limit: number): Goal {
  return { goal, value, atLeast: limit, met: value >= limit };
}

/** A measurement with its goals, as the JSON line carries it. */
export interface Section {
  readonly title: string;
  readonly timings: readonly Timing[];
  readonly facts: Readonly<Record<string, number | string>>;
  readonly goals: readonly Goal[];
}

export function print(section: Section): void {
  console.log(`\n━━ ${section.title}`);
  for (const [name, value] of Object.entries(section.facts))
    console.log(`   ${name}：${typeof value === 'number' ? shown(value) : value}`);
  for (const { name, medianMs, p10Ms, p90Ms, firstMs, runs } of section.timings)
    console.log(
      `   ${name}：中位数 ${shown(medianMs)} ms，最快一成 ${shown(p10Ms)} ms，九成不超过 ${shown(p90Ms)} ms，第一次 ${shown(firstMs)} ms（${runs} 次）`,
    );
  for (const { goal, value, met } of section.goals)
    console.log(`   ${met ? '达到' : '没有达到'}  ${goal}：${shown(value)}`);
}

function shown(value: number): string {
  return Number(value.toPrecision(3)).toString();
}
