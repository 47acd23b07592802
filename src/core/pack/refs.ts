import type * as z from 'zod';
import { checkParams } from './check-params';
import { derivation, packDefinition, type PackDefinition } from './schema';
import { refShapeOf } from './ref-shape';
import { refsIn, type FieldRefAt, type RefShape } from './refs-in';
import { scoreRule } from './score-rules';

const packShape = refShapeOf(packDefinition);

/** Every place of a pack that names a field, with its path: derivations, sheets, checks, scoring, reports. */
export function fieldRefsOf(pack: PackDefinition): FieldRefAt[] {
  return refsIn(packShape, pack);
}

/** What src/core/pack/ref-places.json holds; `npm run packs:schema` writes it. */
export function refPlaces(): { readonly [name: string]: RefShape | null } {
  const shapes: Readonly<Record<string, z.ZodType>> = { derivation, scoreRule, checkParams };
  return Object.fromEntries(Object.entries(shapes).map(([name, schema]) => [name, refShapeOf(schema)]));
}
