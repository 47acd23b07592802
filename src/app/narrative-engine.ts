import { AssertionError, Liquid, LiquidError } from 'liquidjs';
import { templatePieces } from '../core/pack/template-pieces';
import {
  isTemplateFault,
  TemplateFault,
  type NarrativeFilters,
  type RenderTemplate,
} from '../core/narrative/template-engine';

/**
 * Sentences by liquidjs, synchronously and strictly: an unknown field or filter is a TemplateFault, never an empty string. Load this
 * module lazily; it brings the engine. Packs may come from anywhere, so templates reach no files and have bounded work.
 */
export function createNarrativeEngine(): RenderTemplate {
  const engines = new WeakMap<NarrativeFilters, Liquid>();
  const engineFor = (filters: NarrativeFilters): Liquid => {
    let engine = engines.get(filters);
    if (engine === undefined) {
      engine = new Liquid({
        strictVariables: true,
        strictFilters: true,
        ownPropertyOnly: true,
        templates: {},
        parseLimit: 100_000,
        // Milliseconds; a sentence takes one or two, and the machine may have other work.
        renderLimit: 2_000,
        memoryLimit: 2_000_000,
      });
      for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
      engines.set(filters, engine);
    }
    return engine;
  };
  return (template, context, filters) => {
    refuseStrange(template);
    try {
      return String(engineFor(filters).parseAndRenderSync(template, context as object));
    } catch (error) {
      throw asTemplateFault(error);
    }
  };
}

/** Every field and question a template names, branches not taken included: what pack check looks at. */
export function namesInTemplate(template: string): readonly string[] {
  refuseStrange(template);
  try {
    return new Liquid({ templates: {} }).globalFullVariablesSync(template);
  } catch (error) {
    throw asTemplateFault(error);
  }
}

/** What a sentence may be decided by, and what closes it. The engine's others reach files or other templates. */
const tags: Readonly<Record<string, string | null>> = {
  ...{ if: 'endif', unless: 'endunless', case: 'endcase', for: 'endfor', capture: 'endcapture', comment: 'endcomment' },
  ...{ raw: 'endraw', elsif: null, else: null, when: null, assign: null, break: null, continue: null },
};
const ends = new Set(Object.values(tags));
/** Decisions and brackets one inside another; the engine follows them by recursion. */
const mostDepth = 16;

/** @throws TemplateFault for tags that sentences have no use for, and nests that no author writes */
function refuseStrange(template: string): void {
  let depth = 0;
  for (const { kind, text, line } of templatePieces(template)) {
    const place = line > 1 ? `第${line}行：` : '';
    if (kind !== 'words' && deepest(text) > mostDepth) throw new TemplateFault(`${place}括号嵌套超过 ${mostDepth} 层`);
    if (kind !== 'tag') continue;
    const name = /^[\w#]*/.exec(text)?.[0] ?? '';
    if (ends.has(name)) depth--;
    else if (!Object.hasOwn(tags, name)) throw new TemplateFault(`${place}不能用“${name}”，只能用 ${allowed}`);
    else if (tags[name] !== null && ++depth > mostDepth)
      throw new TemplateFault(`${place}“${name}”嵌套超过 ${mostDepth} 层`);
  }
}

/** How deep brackets stand in one another. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '(') most = Math.max(most, ++depth);
    else if (sign === ']' || sign === ')') depth--;
  }
  return most;
}

const allowed = Object.keys(tags).join('、');

const overLimit = /^(?:memory alloc|template render|parse length) limit exceeded$/;

function asTemplateFault(error: unknown): unknown {
  // Between two tags of a sentence the engine lets its limits through bare.
  if (error instanceof AssertionError && overLimit.test(error.message))
    return new TemplateFault(faultText(error.message), { cause: error });
  if (!LiquidError.is(error)) return error;
  const { originalError } = error as { originalError?: unknown };
  if (isTemplateFault(originalError)) return originalError;
  if (
    originalError instanceof TypeError ||
    originalError instanceof RangeError ||
    originalError instanceof ReferenceError
  )
    return originalError;
  return new TemplateFault(faultText(error.message), { cause: error });
}

function faultText(message: string): string {
  const [, what = message, line] = /^([\s\S]*?)(?:, line:(\d+), col:\d+)?$/.exec(message) ?? [];
  const place = line === undefined ? '' : `第${line}行：`;
  if (overLimit.test(what)) return `${place}写出来太长，或循环太多，没有写完`;
  const variable = /^undefined variable: (.+)$/.exec(what);
  if (variable) return `${place}没有名为“${variable[1]}”的数据项`;
  const filter = /^undefined filter: (.+)$/.exec(what);
  return filter ? `${place}没有名为“${filter[1]}”的写法` : `${place}${what}`;
}
