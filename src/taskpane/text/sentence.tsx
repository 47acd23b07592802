import { Fragment, type ReactNode } from 'react';

const figure = /([-+]?\d[\d,]*(?:\.\d+)?%?)(万元|亿元|元|个百分点|平方米|㎡|人|个|辆|次|分|亩|项|处)?/g;

const han = /\p{Script=Han}/u;

/** A sentence with its figures semibold; a figure and its unit never part at a line end. Spaces are drawn, not in the text. */
export function Sentence({ text }: { readonly text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(figure)) {
    const [whole, number, unit] = match;
    const after = match.index + whole.length;
    if (match.index > end) parts.push(text.slice(end, match.index));
    // The drawn space would tie the figure to the character before it: offer the line a place to break.
    const canBreak = match.index > 0 && han.test(text.charAt(match.index - 1));
    parts.push(
      <Fragment key={match.index}>
        {canBreak && <wbr />}
        <span className={unit === undefined && han.test(text.charAt(after)) ? 'fig gap' : 'fig'}>
          <b>{number}</b>
          {unit !== undefined && <span className="unit">{unit}</span>}
        </span>
      </Fragment>,
    );
    end = after;
  }
  parts.push(text.slice(end));
  return parts;
}
