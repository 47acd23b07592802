/** One member of a class of WPS: read, assigned or called. */
export interface Member {
  readonly get?: () => unknown;
  readonly set?: (value: never) => void;
  readonly call?: (...values: never[]) => unknown;
}

export type Members = Readonly<Record<string, Member>>;

export const readOnly = (get: () => unknown): Member => ({ get });

/**
 * Makes the objects that an add-in meets. Stricter than WPS: a member that is not in the table fails by its name, and an object is good
 * for one turn only, since a reference of WPS's may mean something else, or nothing, by the next.
 */
export class ObjectMaker {
  private turn: object | null = null;
  private readonly states = new WeakMap<object, unknown>();

  /** @param lacks "Class.Member"s that this build does not have: as in WPS they read as nothing, and an assignment is lost in silence */
  constructor(private readonly lacks: ReadonlySet<string>) {}

  make(className: string, state: unknown, members: Members): object {
    const born = this.now();
    const memberOf = (key: string): Member => {
      if (born !== this.now()) throw new Error(`${className}.${key}: the object was taken in an earlier turn`);
      const member = members[key];
      if (!member) throw new Error(`${className}.${key} is not simulated`);
      return member;
    };
    const made = new Proxy(
      {},
      {
        get: (_, key) => {
          // Promises and printers ask any object for these.
          if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined;
          if (this.lacks.has(`${className}.${key}`)) return undefined;
          const { get, call } = memberOf(key);
          if (call) return (...values: never[]) => call(...values);
          if (!get) throw new Error(`${className}.${key} cannot be read`);
          return get();
        },
        set: (_, key, value) => {
          const name = String(key);
          if (this.lacks.has(`${className}.${name}`)) return true;
          const { set } = memberOf(name);
          if (!set) throw new Error(`${className}.${name} cannot be assigned`);
          set(value as never);
          return true;
        },
      },
    );
    this.states.set(made, state);
    return made;
  }

  /** What stands behind an object that an add-in passes; null where the argument was left out. */
  stateOf<State>(value: unknown): State | null {
    if (value === null || value === undefined) return null;
    const state = this.states.get(value as object);
    if (state === undefined) throw new Error('an object of WPS is expected here');
    return state as State;
  }

  /** A turn lasts until promises are continued. */
  private now(): object {
    if (this.turn === null) {
      this.turn = {};
      queueMicrotask(() => (this.turn = null));
    }
    return this.turn;
  }
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw new Error('text is expected here');
  return value;
}

export function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error('a number is expected here');
  return value;
}

export function asBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error('true or false is expected here');
  return value;
}
