import type { ReactElement, RefObject } from 'react';

interface Props {
  /** Whoever shows a button presses this. */
  readonly input: RefObject<HTMLInputElement>;
  /** ".xlsx,.docx" */
  readonly accept: string;
  readonly label: string;
  readonly multiple?: boolean;
  /** Never called with none. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** The browser's own way to choose files, behind a button of ours. The same file, saved anew, can be chosen again. */
export function FileInput({ input, accept, label, multiple = false, onFiles }: Props): ReactElement {
  return (
    <input
      ref={input}
      type="file"
      accept={accept}
      multiple={multiple}
      hidden
      aria-label={label}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
