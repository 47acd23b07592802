import type { ReactElement } from 'react';
import { findingSides, shortLabels, type Side } from '../../../app/workbook-session/finding-sides';
import type { FieldTable } from '../../../core/fields/field-table';
import type { Finding } from '../../../core/rules/finding';
import { PlaceLink } from '../../parts/place-link';
import { zh } from '../../text/zh';
import { differenceLines } from './difference-lines';

/** Both figures with their cells, the difference shaded, the tolerance. Long texts stand under their name instead of beside it. */
export function Comparison({
  table,
  finding,
}: {
  readonly table: FieldTable;
  readonly finding: Finding;
}): ReactElement | null {
  const { left, right } = findingSides(table, finding);
  if (left === null && right === null) return null;
  const labels = shortLabels(left?.label ?? '', right?.label ?? '');
  const long = [left, right].some((side) => side !== null && side.text.length > 14);
  const home = finding.cells.find((cell) => cell.field !== finding.answeredBy)?.sheet;
  const lines = differenceLines(finding);
  return (
    <table className="comparison" aria-label={zh.check.comparison}>
      <tbody>
        {[left, right].map(
          (side, index) =>
            side && <SideRow key={index} side={side} label={labels[index] ?? side.label} home={home} long={long} />,
        )}
        {lines.map(({ label, text, shaded }) => (
          <tr key={label} className={shaded ? 'shaded' : ''}>
            <th scope="row">{label}</th>
            <td>
              <Value text={text} strong={shaded} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SideRowProps {
  readonly side: Side;
  readonly label: string;
  /** The sheet that needs no naming. */
  readonly home: string | undefined;
  /** Words instead of a figure: they stand under their name, over the whole width. */
  readonly long: boolean;
}

function SideRow({ side, label, home, long }: SideRowProps): ReactElement {
  const name = (
    <>
      {label}{' '}
      {side.cells.map((cell, index) => (
        <span key={`${cell.sheet}${cell.address}`}>
          {index > 0 && '+'}
          <PlaceLink
            sheet={cell.sheet}
            address={cell.address}
            text={cell.sheet === home ? cell.address : zh.place(cell.sheet, cell.address)}
          />
        </span>
      ))}
    </>
  );
  if (long) {
    return (
      <tr>
        <td colSpan={2} className="long">
          <span className="grey">{name}</span>
          <br />
          {side.text}
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Value text={side.text} strong={false} />
      </td>
    </tr>
  );
}

/** "66.40万元": the figure in the text's colour, its unit grey; 万元 of the two sides goes without saying. */
function Value({ text, strong }: { readonly text: string; readonly strong: boolean }): ReactElement {
  const figure = /^[-+]?[\d.,]+%?/.exec(text)?.[0];
  if (figure === undefined) return <>{text}</>;
  const unit = text.slice(figure.length);
  return (
    <>
      {strong ? <b>{figure}</b> : figure}
      {unit !== '' && (strong || unit !== '万元') && <span className="grey"> {unit}</span>}
    </>
  );
}
