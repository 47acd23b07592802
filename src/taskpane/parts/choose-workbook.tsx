import { useRef, type ReactElement } from 'react';
import type { WorkbookSource } from '../../app/report-session/workbook-source';
import { fileSource, pickWorkbook } from './workbook-file';

interface Props {
  readonly label: string;
  readonly onChosen: (source: WorkbookSource) => void;
  /** Draws the button. */
  readonly children: (choose: () => void) => ReactElement;
}

/** Asks for a saved workbook: with the picker that lets it be read again where there is one, else with a plain file input. */
export function ChooseWorkbook({ label, onChosen, children }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const choose = (): void => {
    void pickWorkbook().then((source) => {
      if (source === 'no-picker') input.current?.click();
      else if (source) onChosen(source);
    });
  };
  return (
    <>
      {children(choose)}
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChosen(fileSource(file));
          // The same file, saved anew, can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
