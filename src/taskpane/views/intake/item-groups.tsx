import { useId, useMemo, type ReactElement, type ReactNode } from 'react';
import { sameValue, type FieldValue } from '../../../core/fields/field-value';
import type { FieldTable } from '../../../core/fields/field-table';
import { namedFields } from '../../../core/intake/field-names';
import { originOf, type FigureOrigin } from '../../../core/intake/figure-origins';
import { type IntakeItem, type IntakeWish } from '../../../core/intake/plan-intake';
import { isFormula } from '../../../core/workbook/snapshot';
import { zhIntake } from '../../text/zh-intake';
import { figureName, figureText } from '../template/last-year-text';

interface Props {
  readonly table: FieldTable;
  readonly items: readonly IntakeItem[];
  readonly wish: IntakeWish;
  readonly origins: ReadonlyMap<string, FigureOrigin>;
  /** Whether it can be ticked now. */
  readonly isReady: (item: IntakeItem) => boolean;
  readonly isTicked: (item: IntakeItem) => boolean;
  readonly onTick: (keys: readonly string[], on: boolean) => void;
  readonly onField: (key: string, field: string) => void;
}

/** 源 → 字段 旧 → 新, a tick for each; then what found no field, what cannot be written, and what needs no writing. */
export function ItemGroups(props: Props): ReactElement {
  const { table, items, wish, origins, isReady, isTicked, onTick } = props;
  const fields = useMemo(() => fieldGroups(table), [table]);
  const of = (...states: IntakeItem['state'][]): IntakeItem[] => items.filter(({ state }) => states.includes(state));
  const [fresh, differing, open] = [of('new'), of('differs'), of('open')];
  const blocked = of('twice', 'unreadable', 'unfit', 'no-cell');
  const [computed, same] = [of('computed'), of('same', 'repeated')];
  const writable = items.filter((item) => isReady(item) && item.asks === undefined);
  const chooser = (item: IntakeItem): ReactNode =>
    (item.state === 'open' || wish.fields[item.key] !== undefined) && (
      <FieldChoice {...props} item={item} fields={fields} />
    );
  return (
    <>
      {writable.length > 1 && (
        <label className="check-line">
          <input
            type="checkbox"
            checked={writable.every(isTicked)}
            onChange={(event) =>
              onTick(
                writable.map(({ key }) => key),
                event.target.checked,
              )
            }
          />
          <span>{zhIntake.all}</span>
        </label>
      )}
      {[
        { name: zhIntake.differing(differing.length), hint: zhIntake.keepOrTake, list: differing },
        { name: zhIntake.fresh(fresh.length), hint: '', list: fresh },
      ].map(
        ({ name, hint, list }) =>
          list.length > 0 && (
            <fieldset key={name} className="choices">
              <legend>{name}</legend>
              {hint !== '' && <p className="hint">{hint}</p>}
              {list.map((item) => (
                <div key={item.key} className="intake-item">
                  <label className="check-line">
                    <input
                      type="checkbox"
                      disabled={!isReady(item)}
                      checked={isTicked(item)}
                      onChange={(event) => onTick([item.key], event.target.checked)}
                    />
                    <span>
                      <Target table={table} item={item} />
                      <Source item={item} />
                      {item.asks !== undefined && <span className="intake-source">{zhIntake.asks[item.asks]}</span>}
                      <Origin origin={originOf(table, origins, item.field!)} />
                    </span>
                  </label>
                  {chooser(item)}
                </div>
              ))}
            </fieldset>
          ),
      )}
      {open.length > 0 && (
        <fieldset className="choices">
          <legend>{zhIntake.open(open.length)}</legend>
          <p className="hint">{zhIntake.openHow}</p>
          {open.map((item) => (
            <div key={item.key} className="intake-item">
              <Source item={item} />
              {chooser(item)}
            </div>
          ))}
        </fieldset>
      )}
      {blocked.length > 0 && (
        <fieldset className="choices">
          <legend>{zhIntake.blocked(blocked.length)}</legend>
          {blocked.map((item) => (
            <div key={item.key} className="intake-item">
              <Source item={item} />
              <span className="hint">
                {figureName(table, item.field!, table.field(item.field!).label)}：
                {zhIntake.why[item.state as keyof typeof zhIntake.why]}
              </span>
              {chooser(item)}
            </div>
          ))}
        </fieldset>
      )}
      {computed.length > 0 && (
        <details className="basis">
          <summary>{zhIntake.computed(computed.length)}</summary>
          <ul>
            {computed.map((item) => (
              <li key={item.key}>
                <Source item={item} />
                {sameValue(item.value!, item.now!)
                  ? zhIntake.computedSame
                  : zhIntake.computedNow(figureText(table, item.field!, item.now!) || zhIntake.empty)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {same.length > 0 && <p className="hint">{zhIntake.same(same.length)}</p>}
    </>
  );
}

/** 公务接待本年决算数　空 → 3.65万元. */
function Target({
  table,
  item: { field, now, value },
}: {
  readonly table: FieldTable;
  readonly item: IntakeItem;
}): ReactElement {
  const figure = (one: FieldValue): string => figureText(table, field!, one) || zhIntake.empty;
  const cell = table.place(field!)?.cell ?? null;
  const old = figure(now!) + (isFormula(cell) ? `（${zhIntake.formula}）` : '');
  return (
    <>
      {figureName(table, field!, table.field(field!).label)}：<span className="unbroken">{old}</span> {zhIntake.arrow}{' '}
      <b className="unbroken">{figure(value!)}</b>
    </>
  );
}

/** Where the figure that stands there was taken from. */
function Origin({ origin }: { readonly origin: FigureOrigin | null }): ReactElement | null {
  return origin && <span className="intake-source">{zhIntake.origin(origin)}</span>;
}

function Source({ item: { line, label, raw } }: { readonly item: IntakeItem }): ReactElement {
  return (
    <span className="intake-source">
      {zhIntake.line(line)} {label} <span className="unbroken">{raw}</span>
    </span>
  );
}

interface FieldGroup {
  readonly name: string;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
}

/** Every figure that people fill, by where the form prints it. */
function fieldGroups(table: FieldTable): readonly FieldGroup[] {
  const groups = new Map<string, { id: string; name: string }[]>();
  for (const { id, isDerived } of namedFields(table)) {
    if (isDerived || table.place(id) === null) continue;
    const { label } = table.field(id);
    const name = label.includes('/') ? label.slice(0, label.indexOf('/')) : label;
    groups.set(name, [...(groups.get(name) ?? []), { id, name: figureName(table, id, label) }]);
  }
  return [...groups].map(([name, fields]) => ({ name, fields }));
}

function FieldChoice({
  table,
  item: { key, label, candidates },
  wish,
  fields,
  onField,
}: Props & { readonly item: IntakeItem; readonly fields: readonly FieldGroup[] }): ReactElement {
  const id = useId();
  return (
    <>
      <label className="unseen" htmlFor={id}>
        {zhIntake.fieldOf(label)}
      </label>
      <select
        id={id}
        className="text-line"
        value={wish.fields[key] ?? ''}
        onChange={(event) => onField(key, event.target.value)}
      >
        <option value="">{zhIntake.leave}</option>
        {candidates.length > 0 && (
          <optgroup label={zhIntake.likely}>
            {candidates.map((one) => (
              <option key={one} value={one}>
                {figureName(table, one, table.field(one).label)}
              </option>
            ))}
          </optgroup>
        )}
        {fields.map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.fields
              .filter((one) => !candidates.includes(one.id))
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </>
  );
}
