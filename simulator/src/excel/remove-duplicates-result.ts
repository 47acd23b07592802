import { defineType, readOnly, type HostType } from '../executor/type-table';

/** How many rows went, and how many stay. */
export const RemoveDuplicatesResult: HostType<{ readonly removed: number; readonly uniqueRemaining: number }> =
  defineType({
    name: 'RemoveDuplicatesResult',
    properties: {
      Removed: readOnly(({ removed }) => removed),
      UniqueRemaining: readOnly(({ uniqueRemaining }) => uniqueRemaining),
    },
  });
