import { useEffect, useState, type ReactElement } from 'react';
import { layoutSheet, type LaidSheet } from '../../../core/layout/layout';
import type { Pack } from '../../../core/pack/pack';
import { usePane } from '../../session-context';
import { zhTemplate } from '../../text/zh-template';

const mmAPoint = 25.4 / 72;
/** A wide sheet is cut: what cannot be read says nothing. */
const widestMm = 190;

/** A small picture of the first sheets of a pack, drawn from its own layout: rules, words and the cells to fill. */
export function PackPicture({ id }: { readonly id: string }): ReactElement | null {
  const { packs } = usePane();
  const [pack, setPack] = useState<Pack | null>(null);
  useEffect(() => {
    let current = true;
    packs.load(id).then(
      (loaded) => current && setPack(loaded),
      // The picture is a help only; a pack that cannot be fetched is told when it is installed.
      () => current && setPack(null),
    );
    return () => {
      current = false;
    };
  }, [packs, id]);
  if (!pack) return null;
  const year = Array.isArray(pack.year) ? pack.year[1] : pack.year;
  const sheets = pack.sheets
    .slice(0, 2)
    .map((sheet) => layoutSheet(pack, sheet, { year, unitName: '', rowCount: () => 1 }));
  return (
    <div className="pictures">
      {sheets.map((sheet) => (
        <SheetPicture key={sheet.definition.id} sheet={sheet} />
      ))}
    </div>
  );
}

function SheetPicture({ sheet }: { readonly sheet: LaidSheet }): ReactElement {
  const lefts = sums(sheet.definition.columnsMm);
  const tops = sums(sheet.rows.map((row) => row.heightPt * mmAPoint));
  const width = Math.min(lefts[lefts.length - 1] ?? 1, widestMm);
  const shown = Math.min(tops[tops.length - 1] ?? 1, width * 1.3);
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  return (
    <svg
      className="picture"
      viewBox={`-4 -4 ${width + 8} ${shown + 8}`}
      role="img"
      aria-label={zhTemplate.preview(sheet.definition.title)}
    >
      {sheet.cells
        .filter((cell) => at(tops, cell.top - 1) < shown && at(lefts, cell.left - 1) < width)
        .map((cell) => {
          const box = {
            x: at(lefts, cell.left - 1),
            y: at(tops, cell.top - 1),
            width: Math.min(width, at(lefts, cell.right)) - at(lefts, cell.left - 1),
            height: Math.min(shown, at(tops, cell.bottom)) - at(tops, cell.top - 1),
          };
          const text = cell.text?.split('\n')[0] ?? '';
          const size = Math.min(4.6, Math.max(2, box.height * 0.55));
          return (
            <g key={`${cell.top}.${cell.left}`}>
              <rect className={cell.field === undefined ? 'picture-cell' : 'picture-input'} {...box} />
              {text !== '' && (
                <text className="picture-text" x={box.x + 1.5} y={box.y + box.height / 2 + size / 3} fontSize={size}>
                  {text.slice(0, Math.max(1, Math.floor((box.width - 2) / size)))}
                </text>
              )}
            </g>
          );
        })}
    </svg>
  );
}

/** [a, b, c] → [0, a, a+b, a+b+c] */
function sums(lengths: readonly number[]): number[] {
  const totals = [0];
  for (const length of lengths) totals.push(totals[totals.length - 1]! + length);
  return totals;
}
