import { Button } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { adoptForm, fittingPacks, type PackFit } from '../../../app/workbook-session/adopt-form';
import {
  noAdoptionWish,
  type AdoptedField,
  type AdoptionWish,
  type PrintedPlace,
  type UnfamiliarRow,
} from '../../../core/adopt/plan';
import { planAdoption } from '../../../core/adopt/plan-adoption';
import type { PrintedSheet } from '../../../core/adopt/printed-sheet';
import type { SourceUnit } from '../../../core/intake/printed-figure';
import { columnRef } from '../../../core/pack/concrete-id';
import { isDerived, type Pack } from '../../../core/pack/pack';
import { isProblem } from '../../../core/problem/problem';
import { helpAt } from '../../help/help-topic';
import { CheckLine } from '../../parts/check-line';
import { PlaceLink } from '../../parts/place-link';
import { usePane } from '../../session-context';
import { zh } from '../../text/zh';
import { zhAdopt } from '../../text/zh-adopt';
import { packNames } from '../template/pack-names';
import '../../styles/adopt.css';
import { AdoptItem, type Answer } from './adopt-item';
import { UnitQuestion } from './unit-question';

interface Read {
  readonly sheets: readonly PrintedSheet[];
  readonly fits: readonly PackFit[];
}

/** 认领: what the open workbook was recognised as, field by field. Nothing is written before the last button. */
export function AdoptView({ onBack }: { readonly onBack: (() => void) | null }): ReactElement {
  const { session, packs } = usePane();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [step, setStep] = useState<string>(zhAdopt.reading);
  const [pack, setPack] = useState<Pack | null>(null);
  const [answers, setAnswers] = useState<ReadonlyMap<string, PrintedPlace | null>>(new Map());
  const [units, setUnits] = useState<ReadonlyMap<string, SourceUnit>>(new Map());
  const [supplemented, setSupplemented] = useState(false);
  const [fault, setFault] = useState('');
  const [writing, setWriting] = useState(false);

  const load = async (): Promise<void> => {
    try {
      const sheets = await session.hands.tools.host.readPrinted!();
      const fits = await fittingPacks(packs, sheets, noAdoptionWish, (done, all) =>
        setStep(zhAdopt.comparing(done, all)),
      );
      setRead({ sheets, fits });
      setPack(fits[0] ? await packs.load(fits[0].pack.id) : null);
    } catch (error) {
      if (!isProblem(error)) throw error;
      setStep(error.message);
    }
  };
  useEffect(() => {
    heading.current?.focus();
    void load();
  }, []);

  const wish = useMemo((): AdoptionWish => ({ ...noAdoptionWish, units, moved: answers }), [units, answers]);
  const asked = useMemo(
    () => read && pack && planAdoption(pack, read.sheets, { ...noAdoptionWish, units }),
    [read, pack, units],
  );
  const plan = useMemo(() => read && pack && planAdoption(pack, read.sheets, wish), [read, pack, wish]);
  const answer = (field: string, place: Answer, byMouse: boolean): void => {
    const next = new Map(answers);
    if (place === undefined) next.delete(field);
    else next.set(field, place);
    setAnswers(next);
    setFault('');
    const [following] = byMouse ? open.filter((one) => one.field !== field) : [];
    if (following?.candidates[0]) void session.goTo(following.candidates[0]);
  };
  const move = async (field: string): Promise<void> => {
    const place = await session.hands.tools.host.selection();
    if (place) answer(field, place, false);
    else setFault(zhAdopt.noSelection);
  };
  const write = async (): Promise<void> => {
    if (!pack || !plan) return;
    setWriting(true);
    const outcome = await adoptForm(session, { pack, wish, seen: plan, supplemented });
    if (outcome === 'adopted') return onBack?.();
    setWriting(false);
    if (outcome === 'failed') return;
    setFault(zhAdopt.moved);
    await load();
  };

  const canPoint = session.hands.tools.host.capabilities.goTo;
  const visible = (read?.sheets ?? []).filter(({ visibility }) => visibility === 'visible').map(({ name }) => name);
  const item = (field: AdoptedField): ReactElement => (
    <AdoptItem
      key={field.field}
      asked={field}
      answer={answers.get(field.field)}
      onAnswer={(place, byMouse) => answer(field.field, place, byMouse)}
      onMove={canPoint ? () => void move(field.field) : null}
      sheets={visible}
    />
  );
  const of = (state: AdoptedField['state']): readonly AdoptedField[] =>
    asked?.fields.filter((field) => field.state === state) ?? [];
  const bound = of('bound');
  // One answer for the sheet settles those that want nothing but its measure.
  const proposed = of('proposed').filter(({ waitsForUnit }) => !waitsForUnit);
  const sheetsAsked = asked?.units ?? [];
  // What the form works out itself is missed by nobody.
  const absent = of('absent').filter(({ field }) => pack && isInput(pack, field));
  const open = proposed.filter(({ field }) => !answers.has(field));
  const openCount = open.length + sheetsAsked.filter(({ said }) => said === null).length;
  const coming = plan?.fields.filter(({ state }) => state === 'bound').length ?? 0;
  const missing = absent.filter(({ field }) => !answers.get(field)).length;
  const rows = plan?.unfamiliar.filter(({ why }) => why === undefined) ?? [];
  const aside = plan?.unfamiliar.filter(({ why }) => why !== undefined) ?? [];
  const unread = ({ sheet, address, text, why }: UnfamiliarRow): ReactElement => (
    <p key={`${sheet}!${address} ${why ?? ''}`} className="adopt-line">
      <span>{why === undefined ? text : `${text}（${why}）`}</span>
      <PlaceLink sheet={sheet} address={address} />
    </p>
  );
  const names = packNames(read?.fits.map((fit) => fit.pack) ?? []);
  return (
    <div className="part form" {...helpAt('adopt')}>
      <h1 ref={heading} tabIndex={-1}>
        {zhAdopt.title}
      </h1>
      <p className="hint">{zhAdopt.how}</p>
      {!read && <p role="status">{step}</p>}
      {read?.fits.length === 0 && <p role="status">{zhAdopt.none}</p>}
      {read && asked && plan && pack && (
        <>
          <label htmlFor={id}>{zhAdopt.pack}</label>
          <select
            id={id}
            className="text-line"
            value={pack.id}
            onChange={(event) => {
              setAnswers(new Map());
              setUnits(new Map());
              void packs.load(event.target.value).then(setPack);
            }}
          >
            {read.fits.map((fit) => (
              <option key={fit.pack.id} value={fit.pack.id}>
                {names.get(fit.pack.id) ?? fit.pack.title}（{zhAdopt.fit(fit.bound, fit.proposed)}）
              </option>
            ))}
          </select>
          <p role="status">{zhAdopt.summary(coming, openCount, missing)}</p>
          {proposed.length + sheetsAsked.length > 0 && (
            <fieldset className="choices">
              <legend>{zhAdopt.asked(openCount)}</legend>
              {sheetsAsked.map((one) => (
                <UnitQuestion
                  key={one.sheet}
                  asked={one}
                  onSay={(unit) => setUnits(new Map(units).set(one.sheet, unit))}
                />
              ))}
              {proposed.length > 0 && <p className="hint">{zhAdopt.askedHow}</p>}
              {proposed.map(item)}
            </fieldset>
          )}
          <Folded title={zhAdopt.bound(bound.length)} hint="" items={bound.map(item)} />
          <Folded title={zhAdopt.absent(absent.length)} hint={zhAdopt.absentHow} items={absent.map(item)} />
          <Folded
            title={zhAdopt.columns(plan.columns.length)}
            hint={zhAdopt.columnsHow}
            items={plan.columns.map(({ sheet, address, text, rows }) => (
              <p key={`${sheet}!${address}`} className="adopt-line">
                <span>{zhAdopt.columnRows(text, rows)}</span>
                <PlaceLink sheet={sheet} address={address} />
              </p>
            ))}
          />
          <Folded title={zhAdopt.aside(aside.length)} hint={zhAdopt.asideHow} items={aside.map(unread)} />
          <Folded title={zhAdopt.unfamiliar(rows.length)} hint={zhAdopt.unfamiliarHow} items={rows.map(unread)} />
        </>
      )}
      {missing > 0 && session.locksCells && (
        <CheckLine label={zhAdopt.supplement(missing)} checked={supplemented} onChange={setSupplemented} />
      )}
      {fault !== '' && <p role="alert">{fault}</p>}
      {openCount > 0 && <p className="hint">{zhAdopt.later(openCount)}</p>}
      {coming > 0 && !session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
      <div className="buttons">
        {coming > 0 && (
          <Button appearance="primary" disabled={writing} onClick={() => void write()}>
            {zhAdopt.write(coming)}
          </Button>
        )}
        {onBack && <Button onClick={onBack}>{zh.cancel}</Button>}
      </div>
    </div>
  );
}

function isInput(pack: Pack, field: string): boolean {
  const known = pack.byId.get(columnRef(field));
  return known !== undefined && !isDerived(known);
}

function Folded({
  title,
  hint,
  items,
}: {
  readonly title: string;
  readonly hint: string;
  readonly items: readonly ReactElement[];
}): ReactElement | null {
  const [open, setOpen] = useState(false);
  if (items.length === 0) return null;
  return (
    <details className="basis" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && hint !== '' && <p className="hint">{hint}</p>}
      {open && items}
    </details>
  );
}
