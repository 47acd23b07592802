import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import type { OpenWorkbook } from '../../../app/open-workbook';
import { zhIntake } from '../../text/zh-intake';

/** Brings the reading of pasted text along; nobody needs it before. */
const PastePanel = lazy(async () => ({ default: (await import('./paste-panel')).PastePanel }));

/** 粘贴一批数: a button, and what it opens in place. */
export function PasteFigures({ workbook }: { readonly workbook: OpenWorkbook }): ReactElement {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const place = useRef<HTMLSpanElement>(null);
  const close = (sentence: string): void => {
    setOpen(false);
    setSaid(sentence);
    place.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <span ref={place}>
        <Button
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            setSaid('');
          }}
        >
          {zhIntake.title}
        </Button>
      </span>
      {said !== '' && (
        <p className="last-year" role="status">
          {said}
        </p>
      )}
      {open && (
        <Suspense fallback={null}>
          <PastePanel workbook={workbook} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
