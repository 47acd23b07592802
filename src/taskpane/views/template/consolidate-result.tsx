import type { ReactElement } from 'react';
import type { ConsolidatedBook, SkippedUnit } from '../../../app/consolidate';
import type { ConsolidatedUnit } from '../../../core/consolidate/add-units';
import type { NotAddable } from '../../../core/consolidate/unit-figures';
import { figureIn } from '../../../core/fields/figure-text';
import { spokenName, type Pack } from '../../../core/pack/pack';
import { zhConsolidate as words } from '../../text/zh-consolidate';

interface Props {
  readonly pack: Pack;
  readonly units: readonly ConsolidatedUnit[];
  readonly skipped: readonly SkippedUnit[];
  readonly book: ConsolidatedBook | null;
  readonly keep: ReadonlySet<string>;
  readonly onKeep: (keep: ReadonlySet<string>) => void;
}

/** What was added, what was eliminated, whose findings are open, what is not in it and why. */
export function ConsolidateResult({ pack, units, skipped, book, keep, onKeep }: Props): ReactElement {
  const nameOf = (id: string): string => {
    const field = pack.byId.get(id);
    return field ? spokenName(field) : id;
  };
  const transfers = pack.fields.filter(
    (field) =>
      field.kind === 'number' &&
      'transfer' in field &&
      field.transfer &&
      (keep.has(field.id) || book?.eliminated.some((one) => one.field === field.id)),
  );
  const withErrors = units.filter(({ figures }) => figures.openErrors > 0);
  const gaps = new Map<string, { file: string; why: NotAddable; fields: string[] }>();
  for (const { file, field, why } of book?.notAdded ?? []) {
    const key = `${why} ${file}`;
    gaps.set(key, { file, why, fields: [...(gaps.get(key)?.fields ?? []), nameOf(field)] });
  }
  return (
    <>
      {book && (
        <p className="intake-sum" role="status">
          {words.read(units.length, book.sums.length)}
        </p>
      )}
      {transfers.length > 0 && (
        <fieldset className="choices">
          <legend>{words.eliminated}</legend>
          <p className="hint">{words.eliminatedHow}</p>
          {transfers.map((field) => {
            const own = book?.eliminated.find((one) => one.field === field.id);
            const scalar = field.kind === 'number' ? field : null;
            return (
              <label key={field.id} className="check-line">
                <input
                  type="checkbox"
                  checked={keep.has(field.id)}
                  onChange={(event) => {
                    const next = new Set(keep);
                    if (event.target.checked) next.add(field.id);
                    else next.delete(field.id);
                    onKeep(next);
                  }}
                />
                <span>
                  {own && scalar
                    ? words.transfer(nameOf(field.id), figureIn(scalar, own.amount), own.between.join('、'))
                    : nameOf(field.id)}
                </span>
              </label>
            );
          })}
        </fieldset>
      )}
      <Lines
        name={words.errors(withErrors.length)}
        lines={withErrors.map(({ file, figures }) => words.errorsOf(figures.unit || file, figures.openErrors))}
      />
      <Lines
        name={words.gaps(gaps.size)}
        lines={[...gaps.values()].map(({ file, why, fields }) =>
          words[why](file, fields.slice(0, 3).join('、') + (fields.length > 3 ? `等 ${fields.length} 项` : '')),
        )}
      />
      <Lines name={words.skipped(skipped.length)} lines={skipped.map(({ problem }) => problem.message)} open />
    </>
  );
}

function Lines({
  name,
  lines,
  open = false,
}: {
  readonly name: string;
  readonly lines: readonly string[];
  readonly open?: boolean;
}): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <details className="basis" open={open}>
      <summary>{name}</summary>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
