import { invalidArgument, notSimulated } from './errors';

/**
 * One class of the object model: what an add-in may read, set, call. Members go by their wire names. What is not in the table fails
 * as "Class.member is not simulated".
 */
export interface TypeDefinition<State> {
  readonly name: string;
  readonly properties?: Readonly<Record<string, Property<State>>>;
  readonly navigations?: Readonly<Record<string, (state: State) => HostObject | null>>;
  readonly methods?: Readonly<Record<string, (state: State, args: Arguments) => unknown>>;
  /** getItem(key): the "[]" of a collection. */
  readonly item?: (state: State, args: Arguments) => HostObject;
  readonly items?: (state: State) => readonly HostObject[];
  readonly id?: (state: State) => string;
  /** Whether the host numbers objects of this class when the client asks to keep all references. */
  readonly tracked?: boolean;
  /** Told once the client keeps an object: from now on it follows what happens around it. */
  readonly onKeep?: (state: State) => void;
  /** Whether what the object stands for went away: its reference is not valid any more. */
  readonly isGone?: (state: State) => boolean;
}

export interface Property<State> {
  readonly get?: (state: State) => unknown;
  readonly set?: (state: State, value: unknown) => void;
}

/** An object of the host's model as the executor sees it. `reference` is given once the client asks to keep it. */
export interface HostObject {
  readonly type: TypeDefinition<unknown>;
  readonly state: unknown;
  reference: string | null;
}

export interface HostType<State> {
  readonly name: string;
  /** The object that stands for a state. */
  of(state: State): HostObject;
  /** The state behind an object that an add-in passed; InvalidArgument where it is of another class. */
  from(value: unknown): State;
  is(value: unknown): boolean;
}

const tables = new Map<string, TypeDefinition<unknown>>();

/** Every class that is simulated, by name. */
export function simulatedTypes(): ReadonlyMap<string, TypeDefinition<unknown>> {
  return tables;
}

/** A class that others make objects of while its members stand in a file of their own. */
export interface DeclaredType<State> extends HostType<State> {
  /** Gives the class its members; once, by the one file that knows them. */
  define(members: Omit<TypeDefinition<State>, 'name'>): void;
}

/**
 * A class by its name and state alone. Office's object graph is full of circles (a range has a worksheet, a worksheet has ranges): files that
 * know a class only to make its objects import its declaration, and no file imports itself in the end.
 */
export function declareType<State>(name: string): DeclaredType<State> {
  let definition: TypeDefinition<unknown> | null = null;
  const defined = (): TypeDefinition<unknown> => {
    if (!definition) throw new Error(`${name} has no members: the file that defines them was not loaded`);
    return definition;
  };
  const is = (value: unknown): value is HostObject => isHostObject(value) && value.type === definition;
  return {
    name,
    define(members) {
      if (definition) throw new Error(`${name} is defined twice`);
      // The one place where the state's type is forgotten: `of` and `from` give and take the same State.
      definition = { ...members, name } as unknown as TypeDefinition<unknown>;
      tables.set(name, definition);
    },
    of: (state) => ({ type: defined(), state, reference: null }),
    is,
    from(value) {
      if (!is(value)) throw invalidArgument(`A ${name} is expected here.`);
      return value.state as State;
    },
  };
}

/** A class that is declared and defined in one place. */
export function defineType<State>({ name, ...members }: TypeDefinition<State>): HostType<State> {
  const type = declareType<State>(name);
  type.define(members);
  return type;
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === 'object' && value !== null && 'type' in value && 'state' in value && 'reference' in value;
}

export function readOnly<State>(get: (state: State) => unknown): Property<State> {
  return { get };
}

/**
 * The arguments of one call. An argument that was passed and that nobody looked at is a feature that is not simulated, and fails:
 * otherwise an option would be dropped in silence.
 */
export class Arguments {
  private readonly read = new Set<number>();

  constructor(
    private readonly values: readonly unknown[],
    private readonly className: string,
    private readonly member: string,
  ) {}

  any(index: number): unknown {
    this.read.add(index);
    return this.values[index];
  }

  has(index: number): boolean {
    this.read.add(index);
    return this.values[index] !== undefined && this.values[index] !== null;
  }

  text(index: number): string {
    const value = this.any(index);
    if (typeof value !== 'string')
      throw invalidArgument(`${this.className}.${this.member}: argument ${index + 1} must be text.`);
    return value;
  }

  number(index: number): number {
    const value = this.any(index);
    if (typeof value !== 'number')
      throw invalidArgument(`${this.className}.${this.member}: argument ${index + 1} must be a number.`);
    return value;
  }

  optionalText(index: number): string | null {
    return this.has(index) ? this.text(index) : null;
  }

  optionalNumber(index: number): number | null {
    return this.has(index) ? this.number(index) : null;
  }

  /** One of the given words; anything else is an invalid argument. */
  word<Word extends string>(index: number, words: readonly Word[], absent?: Word): Word {
    if (absent !== undefined && !this.has(index)) return absent;
    return oneOf(this.any(index), words);
  }

  assertAllRead(): void {
    this.values.forEach((value, index) => {
      if (value === undefined || value === null || this.read.has(index)) return;
      throw notSimulated(this.className, `${this.member} (argument ${index + 1})`);
    });
  }
}

export function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw invalidArgument(`${JSON.stringify(value)} is not one of ${words.join(', ')}.`);
  return found;
}

export function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument('A number is expected here.');
  return value;
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument('Text is expected here.');
  return value;
}

export function asBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument('true or false is expected here.');
  return value;
}

/** A plain object whose every key is known; an unknown key is not simulated rather than ignored. */
export function asOptions<Key extends string>(
  value: unknown,
  className: string,
  keys: readonly Key[],
): Partial<Record<Key, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidArgument(`${className} must be an object.`);
  for (const key of Object.keys(value))
    if (!(keys as readonly string[]).includes(key)) throw notSimulated(className, key);
  return value as Partial<Record<Key, unknown>>;
}
