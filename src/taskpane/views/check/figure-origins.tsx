import { useMemo, type ReactElement } from 'react';
import type { OpenWorkbook } from '../../../app/open-workbook';
import { originOf, readFigureOrigins } from '../../../core/intake/figure-origins';
import { nameOf } from '../../../core/fields/names';
import type { FindingCell } from '../../../core/rules/finding';
import { zhIntake } from '../../text/zh-intake';

interface Props {
  readonly workbook: OpenWorkbook;
  readonly cells: readonly FindingCell[];
}

/** Where the figures of a finding were taken from, as far as their cells still hold them. */
export function FigureOrigins({ workbook: { snapshot, table }, cells }: Props): ReactElement | null {
  const origins = useMemo(() => readFigureOrigins(snapshot), [snapshot]);
  const told = cells.flatMap(({ field }) => {
    const origin = field === undefined ? null : originOf(table, origins, field);
    return origin ? [{ field: field!, text: zhIntake.taken(nameOf(table, field!), origin) }] : [];
  });
  return told.length === 0 ? null : (
    <ul className="hint">
      {told.map(({ field, text }) => (
        <li key={field}>{text}</li>
      ))}
    </ul>
  );
}
