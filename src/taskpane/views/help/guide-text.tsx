import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';
import type { Piece } from './guide';

interface Props {
  readonly pieces: readonly Piece[];
  /** A link was followed, to what stands behind it. */
  readonly onLink: (target: string) => void;
}

/** Pieces of a guide as elements: nothing in them can be more than text. */
export function GuideText({ pieces, onLink }: Props): ReactElement {
  return <>{pieces.map((piece, index) => elementOf(piece, index, onLink))}</>;
}

function elementOf(piece: Piece, key: number, onLink: Props['onLink']): ReactNode {
  if (typeof piece === 'string') return <Fragment key={key}>{piece}</Fragment>;
  const [tag, ...inside] = piece;
  const of = (pieces: readonly Piece[]): ReactNode[] => pieces.map((one, index) => elementOf(one, index, onLink));
  if (tag === 'a') {
    const [target, ...words] = inside;
    return (
      <button key={key} type="button" className="link" onClick={() => onLink(String(target))}>
        {of(words)}
      </button>
    );
  }
  if (tag === 'table') {
    return (
      <table key={key}>
        <tbody>{of(inside)}</tbody>
      </table>
    );
  }
  // Code that is wider than the pane is scrolled, by the keyboard too.
  return createElement(
    tag,
    { key, ...(tag === 'pre' && { tabIndex: 0 }), ...(tag === 'th' && { scope: 'col' }) },
    ...of(inside),
  );
}
