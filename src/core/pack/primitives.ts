import * as z from 'zod';

/** Identifiers are English camelCase words of core/vocabulary, joined by dots: "threePublicExpenses.final". */
export const identifier = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
export const fieldRef = z.string().regex(/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)*$/);

/** A number of the pack: a YAML number or a quoted decimal; read as text so that no double sneaks in. */
export const decimalText = z
  .union([z.number().transform(String), z.string()])
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/));
