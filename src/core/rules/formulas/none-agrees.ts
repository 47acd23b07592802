import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/none-agrees.ts. */
export const noneAgreesFaults: FaultFormulas<'none-agrees'> = ({ choice, none, some, cells: ids }, cells) => {
  const chosen = `TRIM(${cells.ref(choice, choice)})`;
  const all = ids.map((id) => cells.ref(id, choice));
  const filled = all.map((cell) => `N(${cell})<>0`).join(',');
  const isText = (word: string): string => `${chosen}="${word}"`;
  const empty = all.map((cell) => `OR(LEN(TRIM(${cell}))=0,TRIM(${cell})="${none}")`).join(',');
  return [
    {
      field: choice,
      formula: `OR(AND(${isText(none)},OR(${filled})),AND(${isText(some)},${empty}))`,
    },
  ];
};
