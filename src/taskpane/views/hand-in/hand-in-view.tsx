import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { GivenFile, HandInOutcome, JudgedWhole } from '../../../app/hand-in';
import type { OpenWorkbook } from '../../../app/open-workbook';
import { isProblem } from '../../../core/problem/problem';
import { helpAt } from '../../help/help-topic';
import { FileInput } from '../../parts/file-input';
import { bytesOf } from '../../parts/workbook-file';
import { usePane } from '../../session-context';
import '../../styles/hand-in.css';
import { zhHandIn as words } from '../../text/zh-hand-in';
import { haveMoved, judgeChosen, noAnswers, prepare, type Answers } from './prepare';
import { QuestionCard } from './question-card';
import { ReadyFiles } from './ready-files';
import { RefusalRow } from './refusal-row';

interface Props {
  readonly workbook: OpenWorkbook;
  readonly onError: (error: unknown) => void;
  readonly onClose: () => void;
}

interface Book {
  readonly file: GivenFile;
  readonly judged: JudgedWhole;
}

/** 送出: the saved files chosen, what stands in the way answered, the copies handed out. */
export function HandInView({ workbook, onError, onClose }: Props): ReactElement | null {
  const { session, handIn, readLastYear, saver } = usePane();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const bookInput = useRef<HTMLInputElement>(null);
  const reportInput = useRef<HTMLInputElement>(null);
  const [isPublic, setPublic] = useState(false);
  const [book, setBook] = useState<Book | null>(null);
  const [documents, setDocuments] = useState<readonly GivenFile[]>([]);
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [outcome, setOutcome] = useState<HandInOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const fail = useRef(onError);
  const [isMoved, setMoved] = useState(false);
  const bring = useRef<((file: GivenFile) => Promise<void>) | null>(null);
  useEffect(() => {
    heading.current?.focus();
    const { book: own, documents: reports } = handIn?.atHand?.() ?? { book: null, documents: [] };
    setDocuments(reports);
    if (own) bring.current?.(own).catch((error: unknown) => fail.current(error));
  }, []);

  useEffect(() => {
    if (book === null || handIn === undefined) return undefined;
    let current = true;
    const run = async (): Promise<void> => {
      setBusy(true);
      try {
        const files = { book: book.file, documents };
        const next = await prepare(book.judged, files, isPublic, answers, await handIn.tools());
        if (current) setOutcome(next);
      } catch (error) {
        if (!isProblem(error)) fail.current(error);
        else if (current) {
          setTrouble(error.message);
          setOutcome(null);
        }
      }
      if (current) setBusy(false);
    };
    void run();
    return () => {
      current = false;
    };
  }, [handIn, book, documents, isPublic, answers]);
  useEffect(() => {
    let current = true;
    const from = book?.judged.workbook.table;
    const look = async (): Promise<boolean> => from !== undefined && (await haveMoved(from, workbook.table));
    look().then(
      (moved) => current && setMoved(moved),
      (error: unknown) => current && fail.current(error),
    );
    return () => {
      current = false;
    };
  }, [book, workbook]);
  if (handIn === undefined || readLastYear === undefined || saver === undefined) return null;

  const chooseBook = async (file: File): Promise<void> => {
    setTrouble('');
    const bytes = await bytesOf(file);
    if (bytes === null) return setTrouble(words.unreadable(file.name));
    await takeBook({ name: file.name, bytes });
  };
  const takeBook = async (file: GivenFile): Promise<void> => {
    try {
      const snapshot = await readLastYear(file.bytes, file.name);
      const judged = await judgeChosen(workbook, snapshot);
      if (judged === 'other') return setTrouble(words.otherBook(file.name));
      if (judged === 'unsaved') return setTrouble(words.unsaved(file.name, session.app));
      setBook({ file, judged });
    } catch (error) {
      if (!isProblem(error)) throw error;
      setTrouble(error.message);
    }
  };
  bring.current = takeBook;
  const addReports = async (files: readonly File[]): Promise<void> => {
    setTrouble('');
    const added: GivenFile[] = [];
    for (const file of files) {
      const bytes = await bytesOf(file);
      const isThere = [...documents, ...added].some(({ name }) => name === file.name);
      if (bytes === null || isThere) setTrouble(bytes === null ? words.unreadable(file.name) : words.twice(file.name));
      else added.push({ name: file.name, bytes });
    }
    setDocuments([...documents, ...added]);
  };
  const choose = (ids: readonly string[], choice: 'keep' | 'drop'): void => {
    const sides = { keep: new Set(answers.keep), drop: new Set(answers.drop) };
    for (const one of ids) {
      sides.keep.delete(one);
      sides.drop.delete(one);
      sides[choice].add(one);
    }
    setAnswers({ ...answers, ...sides });
  };
  const choiceOf = (one: string): 'keep' | 'drop' | null =>
    answers.keep.has(one) ? 'keep' : answers.drop.has(one) ? 'drop' : null;
  const open = outcome?.refused ?? [];
  const rows = [...open, ...(outcome?.settled ?? [])];
  return (
    <section className="hand-in" aria-labelledby={id} {...helpAt('hand-in')}>
      <h1 id={id} ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      <p className="hint">{words.about}</p>
      <fieldset className="hand-in-choice">
        <legend>{words.version}</legend>
        {[false, true].map((value) => (
          <label key={String(value)}>
            <input type="radio" name={id} checked={isPublic === value} onChange={() => setPublic(value)} />
            {value ? words.publicCopy : words.submission}
          </label>
        ))}
      </fieldset>
      <h2>{words.files}</h2>
      <ul>
        {book && <li className="hand-in-file">{book.file.name}</li>}
        {documents.map(({ name }) => (
          <li key={name} className="hand-in-file">
            {name}
            <button
              type="button"
              className="link hand-in-out"
              aria-label={words.remove(name)}
              onClick={() => setDocuments(documents.filter((one) => one.name !== name))}
            >
              {words.drop}
            </button>
          </li>
        ))}
      </ul>
      {book === null && <p className="hint">{words.bookHint(session.app)}</p>}
      <div className="buttons">
        <Button
          appearance={book === null ? 'primary' : 'secondary'}
          size="small"
          onClick={() => bookInput.current?.click()}
        >
          {book === null ? words.book : words.bookAgain}
        </Button>
        <Button size="small" onClick={() => reportInput.current?.click()}>
          {words.reports}
        </Button>
        <Button size="small" appearance="subtle" onClick={onClose}>
          {words.back}
        </Button>
      </div>
      <FileInput
        input={bookInput}
        accept=".xlsx"
        label={words.book}
        onFiles={([file]) => void (file && chooseBook(file).catch(onError))}
      />
      <FileInput
        input={reportInput}
        accept=".docx"
        label={words.reports}
        multiple
        onFiles={(files) => void addReports(files).catch(onError)}
      />
      {trouble !== '' && <p role="alert">{trouble}</p>}
      {isMoved && <p role="alert">{words.moved(session.app)}</p>}
      {busy && outcome === null && <p className="waiting">{words.reading}</p>}
      {outcome && rows.length > 0 && (
        <>
          <h2>{open.length > 0 ? words.refused(open.length) : words.settled(rows.length)}</h2>
          <ul>
            {rows.map((refusal) => (
              <RefusalRow
                key={refusal.id}
                refusal={refusal}
                answer={answers.overrides.get(refusal.id) ?? choiceOf(refusal.id) ?? ''}
                onReason={(reason) =>
                  setAnswers({ ...answers, overrides: new Map(answers.overrides).set(refusal.id, reason) })
                }
                onChoose={(choice) => choose([refusal.id], choice)}
              />
            ))}
          </ul>
        </>
      )}
      {outcome && <QuestionCard questions={outcome.questions} answerOf={choiceOf} onAnswer={choose} />}
      {outcome && outcome.outputs.length > 0 && !busy && (
        <ReadyFiles outcome={outcome} saver={saver} onError={onError} />
      )}
    </section>
  );
}
