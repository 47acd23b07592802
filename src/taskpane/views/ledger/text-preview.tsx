import type { ReactElement } from 'react';
import type { TextPiece } from '../../../app/report-session/text-pieces';

/** A text as it will be: what goes struck and small, what comes underlined, the user's own words dotted. */
export function TextPreview({ pieces }: { readonly pieces: readonly TextPiece[] }): ReactElement {
  const paragraphs: { readonly kind: TextPiece['kind']; readonly text: string }[][] = [[]];
  for (const { kind, text } of pieces)
    text.split('\n').forEach((line, index) => {
      if (index > 0) paragraphs.push([]);
      if (line !== '') paragraphs[paragraphs.length - 1]!.push({ kind, text: line });
    });
  return (
    <div className="paper">
      {paragraphs.map((paragraph, at) => (
        <p key={at}>{paragraph.map(({ kind, text }, index) => piece(kind, text, index))}</p>
      ))}
    </div>
  );
}

export function piece(kind: TextPiece['kind'], text: string, key: number): ReactElement | string {
  if (kind === 'old')
    return (
      <del key={key} className="old">
        {text}
      </del>
    );
  if (kind === 'new')
    return (
      <ins key={key} className="new">
        {text}
      </ins>
    );
  if (kind === 'yours')
    return (
      <span key={key} className="words">
        {text}
      </span>
    );
  return text;
}
