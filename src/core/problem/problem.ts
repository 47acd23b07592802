import { firstTexts } from './first-texts';
import type { furtherTexts } from './further-texts';

/**
 * Outside trouble as a typed problem: a pack, an input file or a host is not as it must be. Faults in the user's tables are
 * data (verdicts), our own bugs are plain errors. `name` is literal so that minified builds can tell the families apart.
 */
export type ProblemFamily = 'pack' | 'input' | 'host';

export type ProblemParams = Readonly<Record<string, string | number>>;

type ProblemTexts = typeof firstTexts & typeof furtherTexts;
export type ProblemCode = keyof ProblemTexts;

/** The `{name}`s of a sentence. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** What a host says of itself: the Excel host need not. */
export interface HostWords {
  readonly app: string;
  readonly document: string;
  readonly check: string;
}
type NamesOf<Code extends ProblemCode> = Exclude<NamesIn<ProblemTexts[Code]>, keyof HostWords>;

/** What the sentence of a code wants, so that a missing or misspelt name does not compile; of several codes, what any of them wants. */
export type ParamsOf<Code extends ProblemCode> = Readonly<Record<NamesOf<Code>, string | number>> & Partial<HostWords>;

type Rest<Code extends ProblemCode> = [NamesOf<Code>] extends [never]
  ? [params?: ParamsOf<Code>, options?: { cause?: unknown }]
  : [params: ParamsOf<Code>, options?: { cause?: unknown }];

export class Problem<Code extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'Problem';
  /** Stable, kebab-case, family first: "input.encrypted". Tests and offices rely on it. */
  readonly code: Code;
  readonly params: ProblemParams;
  constructor(code: Code, ...[params = {} as ParamsOf<Code>, options]: Rest<Code>) {
    super(problemText(code, params), options);
    this.code = code;
    this.params = params;
  }
  get family(): ProblemFamily {
    return this.code.slice(0, this.code.indexOf('.')) as ProblemFamily;
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem' && 'code' in error;
}

const ofExcel: HostWords & ProblemParams = {
  app: 'Excel',
  document: '工作簿',
  check: '全审',
};

const spoken: Partial<Record<ProblemCode, string>> = { ...firstTexts };

/** The sentences of further codes, which come with the modules that throw them. */
export function speak(texts: typeof furtherTexts): void {
  Object.assign(spoken, texts);
}

/** One sentence for people per code: what happened, where, what to do. `{name}` is filled from params. */
export function problemText(code: ProblemCode, params: ProblemParams): string {
  const text = spoken[code];
  if (text === undefined) throw new Error(`no sentence for ${code}: throw it by way of further-problem`);
  return text.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ofExcel[key] ?? ''));
}
