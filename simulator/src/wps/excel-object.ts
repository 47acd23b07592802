import { Arguments, type HostObject } from '../executor/type-table';

/** An object of the simulated Excel, by wire names: what both programs do alike is done by the same code. */
export interface ExcelObject {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  call(name: string, ...values: readonly unknown[]): unknown;
  to(name: string): ExcelObject;
}

export function excelObject({ type, state }: HostObject): ExcelObject {
  const missing = (name: string): never => {
    throw new Error(`the simulated Excel has no ${type.name}.${name}`);
  };
  return {
    get: (name) => (type.properties?.[name]?.get ?? missing(name))(state),
    set: (name, value) => (type.properties?.[name]?.set ?? missing(name))(state, value),
    call: (name, ...values) => {
      const given = new Arguments(values, type.name, name);
      const answer = (type.methods?.[name] ?? missing(name))(state, given);
      given.assertAllRead();
      return answer;
    },
    to: (name) => excelObject((type.navigations?.[name] ?? missing(name))(state) ?? missing(name)),
  };
}

/** "#RRGGBB" ↔ 0xBBGGRR. */
export function toBgr(colour: unknown): number {
  const [, red = '', green = '', blue = ''] = /^#(..)(..)(..)$/.exec(String(colour)) ?? [];
  return parseInt(blue + green + red, 16);
}

export function fromBgr(value: unknown): string {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0xffffff)
    throw new Error(`${String(value)} is not a colour`);
  const [, blue = '', green = '', red = ''] = /^(..)(..)(..)$/.exec(value.toString(16).padStart(6, '0')) ?? [];
  return `#${red}${green}${blue}`.toUpperCase();
}

/** A constant of WPS ↔ a word of Excel's. */
export class Words {
  constructor(private readonly words: Readonly<Record<number, string>>) {}

  word(value: unknown): string {
    const found = this.words[value as number];
    if (found === undefined) throw new Error(`${String(value)} is not a value that is simulated here`);
    return found;
  }

  /** null where Excel's cells differ. */
  number(word: unknown): number | null {
    const found = Object.entries(this.words).find(([, one]) => one === word);
    return found ? Number(found[0]) : null;
  }
}
