import type { ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { numberOf } from '../../../core/fields/field-value';
import { trimmed, fixed } from '../../../core/quantity/format';
import { zhScore } from '../../text/zh-score';

/** Rows of the form that the chart shows, by field; a pack without them has no chart. */
const rows = [
  { id: 'threePublicExpenses', name: '合计' },
  { id: 'vehicleOperation', name: '公车运行' },
  { id: 'officialReception', name: '公务接待' },
  { id: 'officialOverseasTravel', name: '出国' },
  { id: 'vehiclePurchase', name: '购车' },
] as const;

const widest = 180;

/** 三公 over two years: outlined is last year, solid this year; every bar has its figure, rows without any are said in words. */
export function ThreePublicChart({
  table,
  year,
}: {
  readonly table: FieldTable;
  readonly year: number | null;
}): ReactElement | null {
  const known = rows.filter(({ id }) => table.pack.byId.has(`${id}.priorFinal`) && table.pack.byId.has(`${id}.final`));
  if (known.length === 0) return null;
  const figures = known.map(({ id, name }) => ({
    name,
    prior: numberOf(table.value(`${id}.priorFinal`)),
    final: numberOf(table.value(`${id}.final`)),
  }));
  const drawn = figures.filter(
    ({ prior, final }) => (prior !== null && !prior.eq(0)) || (final !== null && !final.eq(0)),
  );
  const names = (list: typeof figures): string => list.map(({ name }) => name).join('、');
  const zero = figures.filter(({ prior, final }) => prior?.eq(0) === true && final?.eq(0) === true);
  const unknown = figures.filter((one) => !drawn.includes(one) && !zero.includes(one));
  const most = Math.max(0, ...drawn.flatMap(({ prior, final }) => [prior?.toNumber() ?? 0, final?.toNumber() ?? 0]));
  const width = (value: number): number => (most <= 0 ? 0 : Math.max(1, (Math.max(0, value) / most) * widest));
  const [last, now] =
    year === null ? [zhScore.lastYear, zhScore.thisYear] : [zhScore.finalOf(year - 1), zhScore.finalOf(year)];
  return (
    <section className="chart" aria-label={zhScore.threePublic}>
      <h2 className="chart-head">
        <span>{zhScore.threePublic}</span>
        <span className="grey">{zhScore.amountUnit}</span>
      </h2>
      {drawn.length > 0 && (
        <p className="legend" aria-hidden="true">
          <svg width="10" height="10">
            <rect className="bar-box" x="0.5" y="0.5" width="9" height="9" />
          </svg>
          {last}
          <svg width="10" height="10">
            <rect className="bar-fill" width="10" height="10" />
          </svg>
          {now}
        </p>
      )}
      <ul className="chart-rows">
        {drawn.map(({ name, prior, final }) => (
          <li key={name}>
            <span className="chart-name">{name}</span>
            <svg
              className="chart-bars"
              viewBox={`0 0 ${widest + 50} 30`}
              width={widest + 50}
              height="30"
              role="img"
              aria-label={`${name}：${last} ${prior ? fixed(prior, 2) : '—'}，${now} ${final ? fixed(final, 2) : '—'}`}
            >
              {prior && <rect className="bar-box" x="0.5" y="1.5" width={width(prior.toNumber())} height="10" />}
              {prior && (
                <text className="chart-text" x={width(prior.toNumber()) + 6} y="11">
                  {trimmed(prior, 2)}
                </text>
              )}
              {final && <rect className="bar-fill" x="0" y="15" width={width(final.toNumber())} height="11" />}
              {final && (
                <text className="chart-text strong" x={width(final.toNumber()) + 6} y="25">
                  {trimmed(final, 2)}
                </text>
              )}
            </svg>
          </li>
        ))}
      </ul>
      {zero.length > 0 && <p className="hint">{zhScore.bothZero(names(zero))}</p>}
      {unknown.length > 0 && <p className="hint">{zhScore.noFigure(names(unknown))}</p>}
    </section>
  );
}
