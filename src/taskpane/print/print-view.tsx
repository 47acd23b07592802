import { Button } from '@fluentui/react-components';
import { useContext, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { isProblem } from '../../core/problem/problem';
import type { DocumentParts } from '../../hosts/port/document-host';
import { isInTheWay, SavedContext, useSavedState } from '../saved/use-saved';
import '../styles/print.css';
import { zhPrint } from '../text/zh-print';
import { PrintPages } from './print-pages';

interface Props {
  /** @throws Problem where the document cannot be read */
  readonly load: () => Promise<DocumentParts>;
  /** What users call the program in which reports are open; absent beside that program. */
  readonly writer?: string;
  readonly onClose: () => void;
}

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3];
/** Room beside the page. */
const gutter = 16;

/** 打印预览: the report page by page, as wide as the pane or as large as one likes. */
export function PrintView({ load, writer: told, onClose }: Props): ReactElement {
  const isBesideWps = useContext(SavedContext) !== null;
  // Told above the view then, with what to do.
  const isTold = isInTheWay(useSavedState());
  const writer = told ?? (isBesideWps ? 'WPS 文字' : 'Word');
  const [pages, setPages] = useState<PrintPages | null>(null);
  const [trouble, setTrouble] = useState('');
  const [bug, setBug] = useState<Error | null>(null);
  const [at, setAt] = useState(0);
  /** null: as wide as the pane. */
  const [zoom, setZoom] = useState<number | null>(null);
  const [room, setRoom] = useState(320);
  const park = useRef<HTMLDivElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const reading = useRef(load);
  useEffect(() => {
    let current = true;
    reading.current().then(
      (parts) => {
        if (current && park.current) setPages(new PrintPages(parts, park.current));
      },
      (error: unknown) => {
        if (!current) return;
        if (isProblem(error)) setTrouble(error.message);
        else setBug(error instanceof Error ? error : new Error(String(error)));
      },
    );
    desk.current?.focus({ preventScroll: true });
    return () => {
      current = false;
    };
  }, []);
  useLayoutEffect(() => {
    const element = desk.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth - gutter));
    observer.observe(element);
    setRoom(element.clientWidth - gutter);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (pages && frame.current) pages.show(at, frame.current);
  }, [pages, at]);
  if (bug !== null) throw bug;

  const count = pages?.count ?? 0;
  const size = pages?.sizeOf(at) ?? { width: 794, height: 1123 };
  const fit = Math.max(0.1, room / size.width);
  const share = zoom ?? fit;
  const go = (page: number): void => {
    setAt(Math.min(count - 1, Math.max(0, page)));
    desk.current?.scrollTo(0, 0);
    // What scrolls may be the pane itself.
    desk.current?.scrollIntoView({ block: 'nearest' });
  };
  const larger = (): void => setZoom(steps.find((step) => step > share + 0.01) ?? share);
  const smaller = (): void => setZoom(steps.filter((step) => step < share - 0.01).at(-1) ?? share);
  const keys: Readonly<Record<string, () => void>> = {
    PageDown: () => go(at + 1),
    PageUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(count - 1),
    '+': larger,
    '=': larger,
    '-': smaller,
    '0': () => setZoom(null),
    Escape: onClose,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
    if (!key) return;
    event.preventDefault();
    key();
  };
  return (
    <section className="print" aria-label={zhPrint.title} onKeyDown={onKeyDown}>
      <h1 className="unseen">{zhPrint.title}</h1>
      <div className="print-bar">
        <Button size="small" onClick={onClose}>
          {zhPrint.back}
        </Button>
        <Button size="small" disabledFocusable={at === 0} onClick={() => go(at - 1)}>
          {zhPrint.previous}
        </Button>
        <span className="print-place" role="status">
          {trouble !== '' ? zhPrint.failed : count === 0 ? zhPrint.waiting : zhPrint.place(at + 1, count)}
        </span>
        <Button size="small" disabledFocusable={at >= count - 1} onClick={() => go(at + 1)}>
          {zhPrint.next}
        </Button>
        <span className="spring" />
        <Button size="small" aria-label={zhPrint.smaller} onClick={smaller}>
          −
        </Button>
        <span>{zhPrint.percent(share)}</span>
        <Button size="small" aria-label={zhPrint.larger} onClick={larger}>
          ＋
        </Button>
        <Button size="small" appearance={zoom === null ? 'primary' : 'secondary'} onClick={() => setZoom(null)}>
          {zhPrint.fit}
        </Button>
      </div>
      <div
        className="print-desk"
        ref={desk}
        tabIndex={0}
        role="group"
        aria-label={trouble !== '' ? zhPrint.failed : count === 0 ? zhPrint.waiting : zhPrint.desk(at + 1, count)}
      >
        {trouble !== '' ? (
          <p role="alert">{isTold ? zhPrint.toldAbove : trouble}</p>
        ) : (
          <div className="print-room" style={{ width: size.width * share, height: size.height * share }}>
            <div
              className="print-page"
              ref={frame}
              data-page={at + 1}
              style={{ width: size.width, height: size.height, transform: `scale(${share})` }}
            />
          </div>
        )}
      </div>
      <div className="print-park" ref={park} aria-hidden="true" />
      <p className="hint promise">{zhPrint.note(writer)}</p>
    </section>
  );
}
