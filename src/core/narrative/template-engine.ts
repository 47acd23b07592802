/**
 * The template engine that writes sentences, as narrative needs it. It is handed in, so that core stays free of it and a pane
 * loads it only when a report is wanted. Unknown names and filters must throw a TemplateFault, never print nothing.
 */
export type RenderTemplate = (template: string, context: NarrativeContext, filters: NarrativeFilters) => string;

/** Names a template may use: fields by their dotted ids. The same filters object comes with every call, so engines may keep what they built for it. */
export type NarrativeContext = Readonly<Record<string, unknown>>;
export type NarrativeFilters = Readonly<Record<string, NarrativeFilter>>;
export type NarrativeFilter = (value: unknown, ...parameters: unknown[]) => unknown;

/** A template that cannot be written out: unknown field, unknown filter, wrong use of one. The message is a Chinese phrase for its author. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
}

export function isTemplateFault(error: unknown): error is TemplateFault {
  return error instanceof Error && error.name === 'TemplateFault';
}
