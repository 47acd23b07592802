import { Button } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { takeFromFile } from '../../../app/workbook-session/take-from-file';
import { isGuessed } from '../../../app/take-figures';
import type { OpenWorkbook } from '../../../app/open-workbook';
import { takeFigures } from '../../../app/workbook-session/take-figures';
import { readFigureOrigins } from '../../../core/intake/figure-origins';
import {
  isWritable,
  noWish,
  planIntake,
  planLines,
  type IntakeItem,
  type IntakeWish,
} from '../../../core/intake/plan-intake';
import { dropDraft, keepDraft, keptDraft } from '../../drafts';
import { helpAt } from '../../help/help-topic';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhIntake } from '../../text/zh-intake';
import '../../styles/intake.css';
import { ChooseSource, type ChosenSource } from './choose-source';
import { ItemGroups } from './item-groups';
import { SourceNotes } from './source-notes';
import { WishLines } from './wish-lines';

interface Props {
  readonly workbook: OpenWorkbook;
  /** With what to say behind it; '' : called off. */
  readonly onClose: (sentence: string) => void;
}

const draftKey = 'intake';

/** The text, what it was read as, and what would be written where: nothing is written before the last button. */
export function PastePanel({ workbook, onClose }: Props): ReactElement {
  const session = useSession();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(keptDraft(draftKey) ?? '');
  const [wish, setWish] = useState<IntakeWish>(noWish);
  /** Where the user decided otherwise: empty cells are ticked, figures that stand there are not. */
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  const [fault, setFault] = useState('');
  const [writing, setWriting] = useState(false);
  useEffect(() => box.current?.focus(), []);

  const [source, setSource] = useState<ChosenSource | null>(null);
  const chosen = source?.tables[source.at];
  const { table } = workbook;
  const plan = useMemo(
    () =>
      chosen
        ? planLines(table, chosen.lines, wish, chosen.name)
        : text.trim() === ''
          ? null
          : planIntake(table, text, wish),
    [table, chosen, text, wish],
  );
  const items = plan?.items ?? [];
  // Of a file nobody has seen the figures as they were copied: its measure is asked where nothing says it; of any source where it cannot be.
  const isDoubted = plan?.unit?.why === 'doubt';
  const asksUnit = wish.unit === undefined && (isDoubted || (chosen !== undefined && isGuessed(plan?.unit ?? null)));
  const isReady = (item: IntakeItem): boolean => isWritable(item) && !(asksUnit && item.inUnitOfAll);
  const isTicked = (item: IntakeItem): boolean =>
    isReady(item) && (ticks[item.key] ?? (item.state === 'new' && item.asks === undefined));
  const origins = useMemo(() => readFigureOrigins(workbook.snapshot), [workbook.snapshot]);
  const coming = items.filter(isTicked);

  const write = async (): Promise<void> => {
    setWriting(true);
    setFault('');
    const seen = new Map(coming.map(({ key, now }) => [key, now!]));
    const outcome =
      source && chosen
        ? await takeFromFile(session.hands, { file: source.file, table: chosen }, wish, seen)
        : await takeFigures(session.hands, text, wish, seen);
    setWriting(false);
    if (outcome === 'written') {
      dropDraft(draftKey);
      onClose(zhIntake.done(coming.length));
    } else if (outcome === 'moved') setFault(zhIntake.moved);
    else if (!session.getSnapshot().trouble) setFault(zhIntake.notDone);
  };
  return (
    <section
      className="intake"
      {...helpAt('paste')}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose('');
        if (event.key === 'Enter' && event.ctrlKey && coming.length > 0 && !writing) void write();
      }}
    >
      <h2 id={id}>{zhIntake.title}</h2>
      <p className="hint">{zhIntake.how}</p>
      <ChooseSource
        source={source}
        onSource={(next) => {
          setSource(next);
          setWish({ ...noWish, dash: wish.dash });
          setTicks({});
        }}
      />
      <textarea
        hidden={source !== null}
        ref={box}
        className="text-box"
        rows={5}
        wrap="off"
        aria-label={zhIntake.box}
        placeholder={zhIntake.hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          keepDraft(draftKey, event.target.value);
          // Other lines, other figures: what was decided of the old ones says nothing of these.
          setWish({ ...noWish, dash: wish.dash });
          setTicks({});
        }}
      />
      {source === null && text.trim() !== '' && plan === null && <p role="alert">{zhIntake.tooLong}</p>}
      {plan !== null && items.length === 0 && plan.dashes === 0 && (
        <p role="status">{source ? zhIntake.nothingIn : zhIntake.nothing}</p>
      )}
      {plan !== null && items.length + plan.dashes > 0 && (
        <>
          <p className="intake-sum" role="status">
            {zhIntake.summary(items.filter(({ field }) => field !== null).length, items.length)}
          </p>
          <SourceNotes table={table} facts={plan.source} />
          <WishLines plan={plan} wish={wish} asksUnit={asksUnit} onWish={setWish} />
          <ItemGroups
            table={table}
            items={items}
            wish={wish}
            origins={origins}
            isReady={isReady}
            isTicked={isTicked}
            onTick={(keys, on) => setTicks({ ...ticks, ...Object.fromEntries(keys.map((key) => [key, on])) })}
            onField={(key, field) => setWish({ ...wish, fields: { ...wish.fields, [key]: field } })}
          />
        </>
      )}
      {fault !== '' && <p role="alert">{fault}</p>}
      {coming.length > 0 && !session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
      <div className="buttons">
        {coming.length > 0 && (
          <Button appearance="primary" disabled={writing} onClick={() => void write()}>
            {zhIntake.write(coming.length)}
          </Button>
        )}
        <Button onClick={() => onClose('')}>{zh.cancel}</Button>
      </div>
    </section>
  );
}
