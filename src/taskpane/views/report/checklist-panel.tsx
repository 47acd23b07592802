import { Button } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { bookOf } from '../../../app/book-of';
import { checklistKinds, checklistNames } from '../../../app/checklist-entry';
import type { HandInPiece } from '../../../app/figure-matrix';
import { handInChecklist } from '../../../app/hand-in-checklist';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import type { WrittenReport } from '../../../app/write-report';
import { reportYear } from '../../../core/last-year/report-values';
import { isProblem } from '../../../core/problem/problem';
import { withoutTables } from '../../../core/prose/audit/audit-text';
import type { LastYear } from '../../../core/prose/book/book';
import { helpAt } from '../../help/help-topic';
import { FileInput } from '../../parts/file-input';
import { ReadingBar } from '../../parts/reading-bar';
import { readPiece } from '../../parts/read-piece';
import { bytesOf } from '../../parts/workbook-file';
import type { FileDoor } from '../../reading/file-door';
import { usePane } from '../../session-context';
import { zhChecklist as words } from '../../text/zh-checklist';
import '../../styles/intake.css';
import '../../styles/checklist.css';
import { ChecklistEntryLine, Matrix } from './checklist-lines';
import { plainReport } from './outline';

interface Props {
  readonly book: CheckedBook;
  readonly written: readonly WrittenReport[];
  readonly onClose: () => void;
}

/** 送出前清单: what the bureau sends back for, in the workbook and in the files that the user chooses. Writes nothing. */
export function ChecklistPanel({ book, written, onClose }: Props): ReactElement {
  const { openDoor, readReport } = usePane();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [pieces, setPieces] = useState<readonly HandInPiece[]>([]);
  const [lastYear, setLastYear] = useState<LastYear | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [door, setDoor] = useState<FileDoor | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const last = useRef<HTMLInputElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { workbook, run } = book;
  const own = useMemo(
    () =>
      written.map(({ report }): HandInPiece => ({
        name: words.generated(report.title),
        text: { text: plainReport(report) },
        tables: [],
      })),
    [written],
  );
  const all = useMemo(() => (pieces.some(({ text }) => text !== null) ? pieces : [...own, ...pieces]), [own, pieces]);
  const { entries, matrix } = useMemo(
    () => handInChecklist({ workbook, run, book: bookOf(workbook, written), pieces: all, lastYear }),
    [workbook, run, written, all, lastYear],
  );
  const todo = entries.filter(({ verdict }) => verdict === 'fail').length;

  const read = async (chosen: readonly File[], take: (piece: HandInPiece) => void): Promise<void> => {
    if (!openDoor || !readReport) return;
    const troubles: string[] = [];
    for (const file of chosen) {
      try {
        const opened = await openDoor();
        setDoor(opened);
        const bytes = await bytesOf(file);
        const piece = bytes && (await readPiece(opened, readReport, bytes, file.name));
        if (bytes === null) troubles.push(words.unreadable(file.name));
        else if (piece) take(piece);
        else troubles.push(words.strange(file.name));
      } catch (error) {
        if (!isProblem(error)) throw error;
        troubles.push(error.message);
      }
    }
    setDoor(null);
    setSaid(troubles);
  };
  const takeLast = ({ name, text }: HandInPiece): void => {
    if (text === null) return setSaid([words.strange(name)]);
    const paragraphs = withoutTables(text.text, text.tables ?? []).split('\n');
    setLastYear({ file: name, year: reportYear(paragraphs), paragraphs, figures: [] });
  };
  return (
    <section
      className="intake checklist"
      {...helpAt('checklist')}
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="hint">{words.how}</p>
      {openDoor && readReport && (
        <div className="buttons">
          <Button size="small" onClick={() => files.current?.click()}>
            {words.choose}
          </Button>
          <Button size="small" onClick={() => last.current?.click()}>
            {words.lastYear}
          </Button>
          <FileInput
            input={files}
            multiple
            accept=".docx,.txt,.xlsx,.xlsm"
            label={words.choose}
            onFiles={(chosen) =>
              void read(chosen, (piece) =>
                setPieces((before) => [...before.filter(({ name }) => name !== piece.name), piece]),
              )
            }
          />
          <FileInput
            input={last}
            accept=".docx,.txt"
            label={words.lastYear}
            onFiles={(chosen) => void read(chosen, takeLast)}
          />
        </div>
      )}
      {door && <ReadingBar door={door} />}
      {said.map((one) => (
        <p key={one} role="alert">
          {one}
        </p>
      ))}
      <p className="hint">{words.pieces(all.map(({ name }) => name))}</p>
      {lastYear && <p className="hint">{words.last(lastYear.file)}</p>}
      <p className="intake-sum" role="status">
        {words.todo(todo)}
      </p>
      {checklistKinds.map((kind) => (
        <div key={kind}>
          <h3>{checklistNames[kind]}</h3>
          {entries
            .filter((one) => one.kind === kind)
            .map((entry, at) => (
              <ChecklistEntryLine key={at} entry={entry} />
            ))}
        </div>
      ))}
      <Matrix matrix={matrix} />
      <div className="buttons">
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </section>
  );
}
