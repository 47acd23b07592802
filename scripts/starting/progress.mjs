// How far the start of the workbench is: told line by line in the console, and as a whole to the page (page.js reads what `state` gives).
import { adviceOn } from './advice.mjs';

/** So often a part that takes long says in the console that it still goes on. */
const STILL_MS = 5000;
const secondsSince = (then) => Math.round((performance.now() - then) / 100) / 10;

export class Progress {
  #began = performance.now();
  #parts;
  #ready = { window: false, pane: false };
  #say;

  /** @param parts what is built, in the order that is shown: { title, group } @param say prints a line */
  constructor(parts, say) {
    this.#parts = parts.map(({ title, group }) => ({ title, group, state: 'waiting', percent: null }));
    this.#say = say;
  }

  /** What a builder tells of one of its parts: it began, got so far, is done or failed. */
  hear({ title, state, percent = null, isFresh = false, error = '' }) {
    const part = this.#parts.find((one) => one.title === title);
    if (state === 'making' && part.state !== 'making')
      Object.assign(part, { began: performance.now(), toldAt: performance.now() });
    Object.assign(part, { state, percent, isFresh });
    if (state === 'making') return this.#still(part);
    part.seconds = secondsSince(part.began);
    const count = `${this.#parts.filter((one) => one.state === 'made').length}/${this.#parts.length}`;
    if (state === 'made' && !isFresh) this.#say(`${count} ${title}已编好（${part.seconds.toFixed(1)} 秒）`);
    if (state === 'failed') this.#tellFailure(part, error);
    this.#tellEnd();
    return undefined;
  }

  #still(part) {
    if (performance.now() - part.toldAt < STILL_MS) return;
    part.toldAt = performance.now();
    const far = part.percent === null ? '' : ` ${part.percent}%`;
    this.#say(`    正在编${part.title}${far}，已用 ${Math.round(secondsSince(part.began))} 秒`);
  }

  #tellFailure(part, error) {
    part.advice = adviceOn(error);
    const { what, steps, detail } = part.advice;
    this.#say(
      [`✗ ${part.title}没有编成。${what}`, ...steps.map((step, index) => `  ${index + 1}. ${step}`), detail].join('\n'),
    );
  }

  /** A builder of these groups ended; without a word before, what it had not built has failed. */
  ended(groups, why) {
    const open = this.#parts.filter((part) => groups.includes(part.group) && part.state !== 'made');
    if (open.length === 0 || open.some(({ state }) => state === 'failed')) return;
    const { title } = open.find(({ state }) => state === 'making') ?? open[0];
    if (open[0].state === 'waiting') this.hear({ title, state: 'making' });
    this.hear({ title, state: 'failed', error: why });
  }

  isMade(group) {
    return this.#parts.every((part) => part.group !== group || part.state === 'made');
  }

  /** What stands at the address of a group is there now. */
  ready(group) {
    this.#ready[group] = true;
  }

  #tellEnd() {
    if (this.#parts.some(({ state }) => state !== 'made')) return;
    const built = this.#parts.filter(({ isFresh }) => !isFresh).length;
    const how = built === 0 ? '没有要编的' : `编了 ${built} 样`;
    this.#say(`工作台可以用了：${how}，共 ${secondsSince(this.#began).toFixed(1)} 秒。`);
  }

  get hasFailed() {
    return this.#parts.some(({ state }) => state === 'failed');
  }

  /** For starting.json. */
  get state() {
    const share = this.#parts.reduce(
      (all, { state, percent }) => all + (state === 'made' ? 100 : state === 'making' ? (percent ?? 0) : 0),
      0,
    );
    return {
      parts: this.#parts.map(({ title, state, percent, began, seconds, isFresh = false }) => ({
        title,
        state,
        percent,
        isFresh,
        seconds: state === 'making' ? Math.round(secondsSince(began)) : (seconds ?? 0),
      })),
      share: Math.round(share / this.#parts.length),
      seconds: Math.round(secondsSince(this.#began)),
      failures: this.#parts.flatMap(({ title, group, advice }) => (advice ? [{ title, group, ...advice }] : [])),
      ready: { ...this.#ready },
    };
  }
}
