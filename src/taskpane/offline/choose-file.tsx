import { useRef, type ReactElement } from 'react';
import { zhOffline as zh } from '../text/zh-offline';
import type { ChosenFile, FileKind } from '../../app/desk-session/chosen-file';
import { extensionsOf, pickFile, plainFile } from './browser-files';

interface Props {
  readonly kind: FileKind;
  readonly onChosen: (file: ChosenFile) => void;
  /** Draws the button. */
  readonly children: (choose: () => void) => ReactElement;
}

/** Asks for a file: with the picker that lets it be read again and written back where there is one, else with a plain input. */
export function ChooseFile({ kind, onChosen, children }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const choose = (): void => {
    void pickFile(kind).then((file) => {
      if (file === 'no-picker') input.current?.click();
      else if (file) onChosen(file);
    });
  };
  return (
    <>
      {children(choose)}
      <input
        ref={input}
        type="file"
        accept={extensionsOf(kind)}
        hidden
        aria-label={zh.chooseFile(kind)}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChosen(plainFile(file));
          // The same file, saved anew, can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
