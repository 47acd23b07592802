import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useId, useState, type ReactElement } from 'react';
import type { PackSummary } from '../../../app/live/pack-source';
import { isProblem } from '../../../core/problem/problem';
import { CheckLine } from '../../parts/check-line';
import { usePane } from '../../session-context';
import { zhTemplate } from '../../text/zh-template';
import { PackBasis } from './pack-basis';
import { packNames } from './pack-names';

/** Brings the layout of the sheets along; the words around it are there before. */
const PackPicture = lazy(async () => ({ default: (await import('./pack-picture')).PackPicture }));

interface Props {
  /** null where there is nothing to go back to. */
  readonly onBack: (() => void) | null;
  readonly onInstalled: () => void;
}

/** Brings the reading of other people's forms along. */
const AdoptView = lazy(async () => ({ default: (await import('../adopt/adopt-view')).AdoptView }));

/** 首次使用: year, unit, and the set of forms with its picture and basis. */
export function FirstUse({ onBack, onInstalled }: Props): ReactElement | null {
  const { session, packs } = usePane();
  const id = useId();
  const [list, setList] = useState<readonly PackSummary[] | null>(null);
  const [fault, setFault] = useState('');
  const [chosen, setChosen] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const [unit, setUnit] = useState('');
  const [sample, setSample] = useState(false);
  const [adopting, setAdopting] = useState(false);
  /** A file with sheets of somebody's: sheets of ours cannot be added to it here. null: not known yet. */
  const [isForeign, setIsForeign] = useState<boolean | null>(session.locksCells ? false : null);
  useEffect(() => {
    if (!session.locksCells)
      void session.hands.tools.host.read('list').then(({ sheets }) => setIsForeign(sheets.length > 0));
  }, [session]);
  useEffect(() => {
    packs.list().then(setList, (error: unknown) => {
      if (!isProblem(error)) throw error;
      setFault(error.message);
      setList([]);
    });
  }, [packs]);

  if (isForeign === null) return null;
  if (adopting || (isForeign && onBack === null))
    return (
      <Suspense fallback={null}>
        <AdoptView onBack={isForeign ? null : () => setAdopting(false)} />
      </Suspense>
    );
  const years = [
    ...new Set(
      (list ?? []).flatMap(({ years: [from, to] }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
    ),
  ].sort((a, b) => b - a);
  const yearNow = year ?? years[0] ?? null;
  // A form made for this very year before those that serve many.
  const fitting = (list ?? [])
    .filter(({ years: [from, to] }) => yearNow !== null && from <= yearNow && yearNow <= to)
    .sort(({ years: [a, b] }, { years: [c, d] }) => b - a - (d - c));
  const names = packNames(list ?? []);
  const pack = fitting.find((one) => one.id === chosen) ?? fitting[0];
  const install = async (): Promise<void> => {
    if (!pack || yearNow === null) return;
    await session.install({ packId: pack.id, year: yearNow, unitName: unit, sample });
    onInstalled();
  };
  return (
    <div className="part form">
      <h1>{zhTemplate.first}</h1>
      <ol className="steps">
        {zhTemplate.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {list === null && <p className="hint">{zhTemplate.loadingPacks}</p>}
      {list?.length === 0 && <p role="alert">{fault || zhTemplate.noPacks}</p>}
      {pack && (
        <>
          <label htmlFor={`${id}-year`}>{zhTemplate.year}</label>
          <select
            id={`${id}-year`}
            className="text-line"
            value={yearNow ?? ''}
            onChange={(event) => setYear(Number(event.target.value))}
          >
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-unit`}>{zhTemplate.unit}</label>
          <input
            id={`${id}-unit`}
            className="text-line"
            value={unit}
            placeholder={zhTemplate.unitHint}
            onChange={(event) => setUnit(event.target.value)}
          />
          <fieldset className="choices">
            <legend>{zhTemplate.pack}</legend>
            {fitting.map((one) => (
              <Choice
                key={one.id}
                pack={one}
                title={names.get(one.id) ?? one.title}
                name={`${id}-pack`}
                checked={one.id === pack.id}
                onChoose={() => setChosen(one.id)}
              />
            ))}
          </fieldset>
          <p className="hint">{zhTemplate.weightsVary}</p>
          <CheckLine label={zhTemplate.sample} checked={sample} onChange={setSample} />
          <div className="buttons">
            <Button appearance="primary" onClick={() => void install()}>
              {zhTemplate.install(pack.sheets.length)}
            </Button>
            {onBack && <Button onClick={onBack}>{zhTemplate.back}</Button>}
          </div>
          <p className="hint">{zhTemplate.notOverwritten}</p>
          {onBack === null && session.hands.tools.host.readPrinted && (
            <>
              <p>{zhTemplate.ownForm}</p>
              <div className="buttons">
                <Button onClick={() => setAdopting(true)}>{zhTemplate.adopt}</Button>
              </div>
            </>
          )}
        </>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly pack: PackSummary;
  /** No other pack of the list has it. */
  readonly title: string;
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Choice({ pack, title, name, checked, onChoose }: ChoiceProps): ReactElement {
  return (
    <div className={checked ? 'choice checked' : 'choice'}>
      <label>
        <input type="radio" name={name} checked={checked} onChange={onChoose} />
        <span>
          {title}
          <span className="hint">
            {pack.variant && `${pack.variant.title} `}
            {zhTemplate.years(...pack.years)} {pack.sheets.join('、')}
          </span>
        </span>
      </label>
      {checked && (
        <>
          <Suspense fallback={null}>
            <PackPicture id={pack.id} />
          </Suspense>
          <PackBasis basis={pack.basis} />
        </>
      )}
    </div>
  );
}
