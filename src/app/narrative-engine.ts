import { Liquid, LiquidError } from 'liquidjs';
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
        renderLimit: 2_000,
        memoryLimit: 10_000_000,
      });
      for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
      engines.set(filters, engine);
    }
    return engine;
  };
  return (template, context, filters) => {
    try {
      return String(engineFor(filters).parseAndRenderSync(template, context as object));
    } catch (error) {
      throw asTemplateFault(error);
    }
  };
}

/** Every field and question a template names, branches not taken included: what pack check looks at. */
export function namesInTemplate(template: string): readonly string[] {
  try {
    return new Liquid({ templates: {} }).globalFullVariablesSync(template);
  } catch (error) {
    throw asTemplateFault(error);
  }
}

function asTemplateFault(error: unknown): unknown {
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
  const variable = /^undefined variable: (.+)$/.exec(what);
  if (variable) return `${place}没有名为“${variable[1]}”的数据项`;
  const filter = /^undefined filter: (.+)$/.exec(what);
  return filter ? `${place}没有名为“${filter[1]}”的写法` : `${place}${what}`;
}
