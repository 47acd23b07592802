import * as z from 'zod';

/** Identifiers are English camelCase words of core/vocabulary, joined by dots: "threePublicExpenses.final". */
export const identifier = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
const dotted = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)*$/;
/** The id a field is declared under. */
export const fieldId = z.string().regex(dotted);

/** Schemas that name a field. References are found by them (ref-shape.ts), never by the names of keys. */
export const fieldRefs = z.registry();
/** The id of a field, where something uses it. A pack in which such a place names no field is faulty. */
export const fieldRef = z.string().regex(dotted).register(fieldRefs);

/** A number of the pack: a YAML number or a quoted decimal; read as text so that no double sneaks in. */
export const decimalText = z
  .union([z.number().transform(String), z.string()])
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/))
  .refine((text) => text.length <= 40, '数字太长');
