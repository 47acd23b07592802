import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import type { Card } from '../../../core/causes/cards';
import type { Finding } from '../../../core/rules/finding';
import type { Roving } from '../../keyboard/use-roving';
import {
  ArrowSync16Regular,
  ChevronDown16Regular,
  ChevronRight16Regular,
  CommentCheckmark16Regular,
} from '../../parts/icons';
import { isShownFirst } from '../../../core/rules/verdict';
import { PlaceLink } from '../../parts/place-link';
import { useIsShown, useSession } from '../../session-context';
import { Sentence } from '../../text/sentence';
import { zh } from '../../text/zh';
import { Consequences } from './consequences';
import { fixLabel } from './fix-label';
import { sentenceOfCard } from './groups';

/** Nothing is opened before the first findings stand; fetched then (load-view.ts). */
const FindingDetail = lazy(async () => ({ default: (await import('./finding-detail')).FindingDetail }));

interface Props {
  readonly card: Card;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly book: CheckedBook;
  readonly roving: Roving;
}

/** One finding: a sentence, its cell, its state or one-click fix; opened, everything needed to answer it. */
export function FindingRow({ card, open, onOpen, book, roving }: Props): ReactElement {
  const session = useSession();
  const { finding } = card;
  const { fix } = finding;
  const [previewing, setPreviewing] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const cell = placeOf(finding);
  const isShown = useIsShown(cell);
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  /** F2 waits for the box to be drawn. */
  const isTyping = useRef(false);
  const type = (): void => {
    const box = isTyping.current && row.current?.querySelector('textarea');
    if (!box) return;
    isTyping.current = false;
    box.focus();
  };
  const startTyping = (): void => {
    isTyping.current = true;
    onOpen(true);
    setTimeout(type);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onOpen(true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onOpen(false);
    else if (event.key === 'F2') startTyping();
    else if (event.key === 'Enter' && cell) void session.goTo(cell);
    else return;
    event.preventDefault();
  };
  const quickFix = (): void => {
    if (!fix || !isShownFirst(fix)) return void session.fix(finding.id);
    setPreviewing(true);
    onOpen(true);
  };
  const back = (): void => {
    setPreviewing(false);
    onOpen(false);
    roving.focus(finding.id);
  };
  return (
    <li className={open ? 'row open' : 'row'} ref={row}>
      <button
        type="button"
        className="row-button"
        aria-expanded={open}
        onClick={() => {
          onOpen(!open);
          if (!open && cell && session.going.shows) void session.goTo(cell);
        }}
        onKeyDown={onKeyDown}
        {...roving.item(finding.id)}
      >
        <Chevron className="chevron" aria-hidden="true" />
        <span className="sentence">
          <Sentence text={sentenceOfCard(card, book)} />
        </span>
      </button>
      <p className="row-meta">
        {cell && <PlaceLink sheet={cell.sheet} address={cell.address} quiet />}
        <StateText state={finding.state} />
        {isShown && <span className="grey">{zh.check.went}</span>}
        {fix && !open && (
          <button type="button" className="link quick-fix" tabIndex={-1} onClick={quickFix}>
            {fixLabel(book.workbook.table, fix)}
          </button>
        )}
      </p>
      <Consequences findings={card.consequences} />
      {open && (
        <Suspense fallback={null}>
          <FindingDetail
            finding={finding}
            book={book}
            onEscape={back}
            onDrawn={type}
            previewing={previewing}
            onPreview={setPreviewing}
          />
        </Suspense>
      )}
    </li>
  );
}

/** The figure's cell rather than the cell its explanation goes to. */
function placeOf(finding: Finding): Finding['cells'][number] | undefined {
  return finding.cells.find((one) => one.field === undefined || one.field !== finding.answeredBy) ?? finding.cells[0];
}

function StateText({ state }: { readonly state: Finding['state'] }): ReactElement | null {
  if (state === 'open') return null;
  const Icon = state === 'explained' ? CommentCheckmark16Regular : ArrowSync16Regular;
  return (
    <span className={`state ${state}`}>
      <Icon aria-hidden="true" />
      {zh.check.state[state]}
    </span>
  );
}
