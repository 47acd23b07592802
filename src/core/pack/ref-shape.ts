import type * as z from 'zod';
import { fieldRefs } from './primitives';
import type { RefShape } from './refs-in';

/**
 * Where values of a schema name fields: whatever is a `fieldRef` (primitives.ts), however deep, whatever its key is called. null where
 * nothing does.
 */
export function refShapeOf(schema: z.core.$ZodType): RefShape | null {
  if (fieldRefs.has(schema as z.ZodType)) return { ref: true };
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const keys = branches(Object.entries(def.shape));
      return keys && { keys };
    }
    case 'array':
      return itemsOf(refShapeOf(def.element));
    case 'tuple':
      return itemsOf(def.items.map(refShapeOf).reduce(either, null));
    case 'record':
      return itemsOf(refShapeOf(def.valueType));
    case 'union':
      return unionShape(def);
    case 'optional':
    case 'nullable':
    case 'default':
      return refShapeOf(def.innerType);
    case 'pipe':
      return refShapeOf(def.out);
    default:
      return null;
  }
}

const itemsOf = (items: RefShape | null): RefShape | null => items && { items };

function branches(entries: readonly (readonly [string, z.core.$ZodType])[]): { [key: string]: RefShape } | null {
  const shapes = entries.flatMap(([key, schema]) => {
    const shape = refShapeOf(schema);
    return shape === null ? [] : [[key, shape] as const];
  });
  return shapes.length === 0 ? null : Object.fromEntries(shapes);
}

/** Options told apart by a key keep apart: one kind's `limit` names a field, another's is a number. */
function unionShape(def: z.core.$ZodUnionDef & { discriminator?: string }): RefShape | null {
  const { discriminator: by, options } = def;
  if (by === undefined) return options.map(refShapeOf).reduce(either, null);
  const kinds = branches(
    options.flatMap((option) => {
      const { def: object } = (option as z.core.$ZodObject)._zod;
      const { values } = (object.shape[by] as z.core.$ZodLiteral)._zod;
      return [...values].map((value) => [String(value), option] as const);
    }),
  );
  return kinds && { by, kinds };
}

/** A value that may be the one or the other names fields where either does: its own form tells which. */
function either(one: RefShape | null, other: RefShape | null): RefShape | null {
  if (one === null || other === null) return one ?? other;
  const keys: { [key: string]: RefShape } = { ...one.keys };
  for (const [key, shape] of Object.entries(other.keys ?? {})) keys[key] = either(keys[key] ?? null, shape)!;
  const items = either(one.items ?? null, other.items ?? null);
  return {
    ...(one.ref || other.ref ? { ref: true } : {}),
    ...(Object.keys(keys).length === 0 ? {} : { keys }),
    ...(items === null ? {} : { items }),
  };
}
