import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import { readStages } from '../../../core/stage/account-stage';
import { zhTemplate } from '../../text/zh-template';

/** Brings the old figures' table, scores and sentences along. */
const Panel = lazy(async () => ({ default: (await import('./stage-panel')).StagePanel }));

/** 决算数阶段: whose figures the form holds, and the way to change it and to see what moved. */
export function AccountStage({ book }: { readonly book: CheckedBook }): ReactElement {
  const [open, setOpen] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const now = readStages(book.workbook.snapshot).at(-1);
  const close = (): void => {
    setOpen(false);
    line.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <p ref={line} className="hint">
        {now ? zhTemplate.stage(now.stage, now.date) : zhTemplate.noStage}
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {now ? zhTemplate.stageMore : zhTemplate.stageSay}
        </button>
      </p>
      {open && (
        <Suspense fallback={null}>
          <Panel book={book} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
