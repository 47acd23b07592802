import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, type KeyboardEvent, type ReactElement } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import type { Finding } from '../../../core/rules/finding';
import { isShownFirst } from '../../../core/rules/verdict';
import { FindingHelp } from '../../help/finding-help';
import { useHelp } from '../../help/use-help';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { Comparison } from './comparison';
import { ExplainBox } from './explain-box';
import { fixLabel } from './fix-label';

/** Nobody waits for it: most forms have none. */
const FigureOrigins = lazy(async () => ({ default: (await import('./figure-origins')).FigureOrigins }));
/** It mends what the second wave finds: sentences (ADR 25). */
const MendBox = lazy(async () => ({ default: (await import('./mend-box')).MendBox }));
const FixPreview = lazy(async () => ({ default: (await import('../preview/fix-preview')).FixPreview }));

interface Props {
  readonly finding: Finding;
  readonly book: CheckedBook;
  readonly onEscape: () => void;
  readonly onDrawn: () => void;
  /** What its fix will write is shown. */
  readonly previewing: boolean;
  readonly onPreview: (previewing: boolean) => void;
}

export function FindingDetail({ finding, book, onEscape, onDrawn, previewing, onPreview }: Props): ReactElement {
  const session = useSession();
  const { table } = book.workbook;
  const { fix } = finding;
  const cell = finding.cells[0];
  const help = useHelp();
  const kind = table.pack.checks.find(({ id }) => id === finding.check)?.rule?.kind;
  const ways = (
    <>
      {cell && (
        <Button size="small" onClick={() => void session.goTo(cell)}>
          {zh.goToCell}
        </Button>
      )}
      {kind && <FindingHelp topic={{ kind }} />}
    </>
  );
  // Once: what comes later is no opening.
  useEffect(() => onDrawn(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F1' && kind) help({ kind });
    else if (event.key === 'Escape') onEscape();
    else return;
    event.preventDefault();
  };
  return (
    <div className="detail" onKeyDown={onKeyDown}>
      <Comparison table={table} finding={finding} />
      {book.workbook.snapshot.names.some(({ name }) => name === 'jx.identity.figureOrigins') && (
        <Suspense fallback={null}>
          <FigureOrigins workbook={book.workbook} cells={finding.cells} />
        </Suspense>
      )}
      <dl className="reasons">
        <Reason name={zh.check.cause} text={finding.cause} />
        {!finding.rewrite && <Reason name={zh.check.suggestion} text={finding.suggestion} />}
        <Reason name={zh.check.basis} text={finding.basis} />
      </dl>
      {fix && previewing && (
        <Suspense fallback={null}>
          <FixPreview finding={finding} pack={table.pack} onClose={() => onPreview(false)} />
        </Suspense>
      )}
      {finding.inText !== undefined ? (
        <Suspense fallback={<div className="buttons">{ways}</div>}>
          <MendBox finding={finding} field={finding.inText} table={table} second={ways} />
        </Suspense>
      ) : finding.level === 'explain' ? (
        <ExplainBox finding={finding} table={table} second={ways} />
      ) : (
        <>
          {fix && !previewing && !session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
          <div className="buttons">
            {fix && !previewing && (
              <Button
                size="small"
                appearance="primary"
                onClick={() => (isShownFirst(fix) ? onPreview(true) : void session.fix(finding.id))}
              >
                {fixLabel(table, fix)}
              </Button>
            )}
            {ways}
          </div>
        </>
      )}
    </div>
  );
}

function Reason({ name, text }: { readonly name: string; readonly text: string | undefined }): ReactElement | null {
  if (text === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
