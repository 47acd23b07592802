import { Button } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { chooseUnits, consolidate, type SkippedUnit } from '../../../app/consolidate';
import { readUnits } from '../../../app/read-units';
import { fileNameOf } from '../../../app/file-name';
import type { ConsolidatedUnit } from '../../../core/consolidate/add-units';
import type { Pack } from '../../../core/pack/pack';
import { isProblem } from '../../../core/problem/problem';
import { helpAt } from '../../help/help-topic';
import { bytesOf } from '../../parts/workbook-file';
import { usePane } from '../../session-context';
import { zh } from '../../text/zh';
import { zhConsolidate as words } from '../../text/zh-consolidate';
import { zhSaved } from '../../text/zh-saved';
import '../../styles/intake.css';
import { ConsolidateResult } from './consolidate-result';

interface Props {
  readonly pack: Pack;
  readonly onClose: () => void;
}

/** Those of other formats too: the reader says of each how to save it. */
const spreadsheet = /\.(?:xlsx|xlsm|xlsb|xltx|xls|xlt|et|ett|ods)$/i;
const lock = /^(?:~\$|\.~)/;

interface Read {
  readonly all: readonly ConsolidatedUnit[];
  readonly unread: readonly SkippedUnit[];
}

/** 汇总: the units' files, how far they are read, and the department's workbook as a new file. Nothing is written into this workbook. */
export function ConsolidatePanel({ pack, onClose }: Props): ReactElement {
  const { session, packs, openDoor, authorWorkbook, saver } = usePane();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const cancelled = useRef(false);
  const [running, setRunning] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const [said, setSaid] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const [name, setName] = useState('');
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const [departments, setDepartments] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    heading.current?.focus();
    return () => {
      cancelled.current = true;
    };
  }, []);
  const chosen = useMemo(() => read && chooseUnits(pack, read.all, departments), [pack, read, departments]);
  const book = useMemo(
    () =>
      chosen &&
      chosen.units.length > 0 &&
      consolidate(pack, chosen.units, name.trim(), session.hands.tools.newId(), keep),
    [pack, chosen, name, keep, session],
  );

  /** In a folder other files are nothing to tell of; what was chosen by itself is never passed over in silence. */
  const choose = async (given: readonly File[], isFolder: boolean): Promise<void> => {
    if (!openDoor) return;
    const books = given.filter(({ name }) => !lock.test(name) && (!isFolder || spreadsheet.test(name)));
    setRead(null);
    setSaid(books.length === 0 ? words.none : '');
    if (books.length === 0) return;
    cancelled.current = false;
    setRunning({ done: 0, all: books.length });
    const door = await openDoor();
    const found = await readUnits(
      books.map((file) => ({ name: file.webkitRelativePath || file.name, bytes: () => bytesOf(file) })),
      {
        read: (bytes, file) => door.workbook(bytes, file),
        findPack: (one) => packs.load(one),
        onProgress: (done) => setRunning({ done, all: books.length }),
        isCancelled: () => cancelled.current,
      },
    );
    setRunning(null);
    if (found === null) return setSaid(words.cancelled);
    setRead({ all: found.read, unread: found.unread });
  };
  const make = async (): Promise<void> => {
    if (!book || !authorWorkbook || !saver || !chosen) return;
    setBusy(true);
    const file = fileNameOf(words.file(name.trim(), chosen.units[0]?.figures.year ?? null));
    try {
      const saved = await saver.save([{ name: file, bytes: await authorWorkbook(book.edits) }]);
      setSaid(words.made(saved.names[0] ?? file, zhSaved.where(saved.folder)));
    } catch (error) {
      if (!isProblem(error)) throw error;
      setSaid(error.message);
    } finally {
      setBusy(false);
    }
  };
  const taken = (input: HTMLInputElement, isFolder: boolean): void => {
    const given = [...(input.files ?? [])];
    input.value = '';
    if (given.length > 0) void choose(given, isFolder);
  };
  return (
    <section
      className="intake"
      {...helpAt('consolidate')}
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="hint">{words.how(pack.title)}</p>
      <div className="buttons">
        <Button size="small" disabledFocusable={running !== null} onClick={() => files.current?.click()}>
          {words.files}
        </Button>
        <Button size="small" disabledFocusable={running !== null} onClick={() => folder.current?.click()}>
          {words.folder}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".xlsx,.xlsm"
        aria-label={words.files}
        onChange={(event) => taken(event.target, false)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={words.folder}
        // Of every browser that the pane runs in; React's types do not know it.
        {...{ webkitdirectory: '' }}
        onChange={(event) => taken(event.target, true)}
      />
      {running && (
        <div className="reading">
          <p role="status">{words.progress(running.done, running.all)}</p>
          <section className="reading-line" aria-label={words.title}>
            <progress aria-label={words.title} max={running.all} value={running.done} />
            <Button
              size="small"
              onClick={() => {
                cancelled.current = true;
              }}
            >
              {zh.cancel}
            </Button>
          </section>
        </div>
      )}
      {said !== '' && <p role="status">{said}</p>}
      {chosen?.units.length === 0 && <p role="status">{words.nothing}</p>}
      {read?.all.some(({ figures }) => figures.isConsolidated) && (
        <label className="check-line">
          <input type="checkbox" checked={departments} onChange={(event) => setDepartments(event.target.checked)} />
          <span>{words.departments}</span>
        </label>
      )}
      {read && chosen && (
        <ConsolidateResult
          pack={pack}
          units={chosen.units}
          skipped={[...read.unread, ...chosen.skipped]}
          book={book || null}
          keep={keep}
          onKeep={setKeep}
        />
      )}
      {book && (
        <div className="intake-choice">
          <label htmlFor={`${id}-name`}>{words.name}</label>
          <input
            id={`${id}-name`}
            className="text-line"
            value={name}
            placeholder={words.nameHint}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
      )}
      <div className="buttons">
        {book && authorWorkbook && saver && (
          <Button appearance="primary" disabledFocusable={busy} onClick={() => void make()}>
            {words.make(zhSaved.take[saver.kind])}
          </Button>
        )}
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </section>
  );
}
