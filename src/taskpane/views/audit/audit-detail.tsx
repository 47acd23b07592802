import { Button } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { ListedFinding, Passage } from '../../../app/list-audit';
import { FindingHelp } from '../../help/finding-help';
import { useHelp } from '../../help/use-help';
import { CopyButton } from '../../parts/copy-button';
import { zhAudit } from '../../text/zh-audit';
import { useAudit } from '../../use-audit';
import { IgnoreBox } from './ignore-box';

interface Props {
  readonly finding: ListedFinding;
  readonly isIgnored: boolean;
  readonly onEscape: () => void;
  readonly onLeft: () => void;
}

/** The words with the claim marked, both numbers, why it matters, and what can be done. */
export function AuditDetail({ finding, isIgnored, onEscape, onLeft }: Props): ReactElement {
  const audit = useAudit();
  const help = useHelp();
  const [asking, setAsking] = useState(false);
  const buttons = useRef<HTMLDivElement>(null);
  const { key, why, passages, mended } = finding;
  const [first, ...others] = passages;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F1') help({ relation: finding.kind });
    else if (event.key === 'Escape') onEscape();
    else return;
    event.preventDefault();
  };
  const close = (): void => {
    setAsking(false);
    setTimeout(() => buttons.current?.querySelector('button')?.focus());
  };
  return (
    <div className="detail" onKeyDown={onKeyDown}>
      {first && <QuotedPassage passage={first} isNumbered={others.length > 0} />}
      {others.map((passage) => (
        <QuotedPassage key={passage.range.start} passage={passage} isNumbered />
      ))}
      <Sides finding={finding} />
      {why !== '' && (
        <dl className="reasons">
          <dt>{zhAudit.why}</dt>
          <dd>{why}</dd>
        </dl>
      )}
      {mended && (
        <dl className="reasons">
          <dt>{zhAudit.mended}</dt>
          <dd>
            {mended.text.slice(0, mended.mark.start)}
            <b>{mended.words}</b>
            {mended.text.slice(mended.mark.end)}
          </dd>
        </dl>
      )}
      {asking ? (
        <IgnoreBox finding={finding} onDone={onLeft} onClose={close} />
      ) : (
        <div className="buttons" ref={buttons}>
          {audit.canGoTo && first && (
            <Button size="small" appearance="primary" onClick={() => void audit.goTo(first.range)}>
              {zhAudit.goTo}
            </Button>
          )}
          {mended && audit.canAmend && !isIgnored && (
            <Button size="small" onClick={() => void audit.amend(mended).then((done) => done && onLeft())}>
              {zhAudit.amend}
            </Button>
          )}
          {isIgnored ? (
            <Button size="small" onClick={() => void audit.restore(key).then((done) => done && onLeft())}>
              {zhAudit.restore}
            </Button>
          ) : (
            <Button size="small" onClick={() => setAsking(true)}>
              {zhAudit.ignore}
            </Button>
          )}
          {!audit.canGoTo && first && <CopyButton text={first.text} label={zhAudit.copy} done={zhAudit.copied} />}
          {!audit.canAmend && mended && (
            <CopyButton text={mended.text} label={zhAudit.copyMended} done={zhAudit.copied} />
          )}
          <FindingHelp topic={{ relation: finding.kind }} />
        </div>
      )}
    </div>
  );
}

/** A sentence of the document; what the finding is about is underlined. */
function QuotedPassage({
  passage,
  isNumbered,
}: {
  readonly passage: Passage;
  readonly isNumbered: boolean;
}): ReactElement {
  const audit = useAudit();
  const { text, marks, paragraph, range } = passage;
  const pieces: ReactElement[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    pieces.push(
      <span key={start}>
        {text.slice(at, from)}
        <mark className="claim">{text.slice(from, end)}</mark>
      </span>,
    );
    at = end;
  }
  return (
    <figure className="passage">
      <blockquote>
        {pieces}
        {text.slice(at)}
      </blockquote>
      {isNumbered && (
        <figcaption>
          {audit.canGoTo ? (
            <button type="button" className="link small" onClick={() => void audit.goTo(range)}>
              {zhAudit.paragraph(paragraph)}
            </button>
          ) : (
            <span className="grey">{zhAudit.paragraph(paragraph)}</span>
          )}
        </figcaption>
      )}
    </figure>
  );
}

/** Both numbers, and what lies between them. */
function Sides({ finding: { kind, left, right, difference } }: Pick<Props, 'finding'>): ReactElement | null {
  if (left === undefined || right === undefined) return null;
  const [ours, theirs] = zhAudit.sides[kind];
  const rows = [
    { label: ours, text: left },
    { label: theirs, text: right },
  ];
  const isLong = rows.some(({ text }) => text.length > 14);
  return (
    <table className="comparison" aria-label={zhAudit.comparison}>
      <tbody>
        {rows.map(({ label, text }) =>
          isLong ? (
            <tr key={label}>
              <td className="long">
                <span className="grey">{label}</span>
                <br />
                {text}
              </td>
            </tr>
          ) : (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ),
        )}
        {difference !== undefined && (
          <tr className="shaded">
            {isLong ? (
              <td className="long">
                <span className="grey">{zhAudit.difference}</span> <b>{difference}</b>
              </td>
            ) : (
              <>
                <th scope="row">{zhAudit.difference}</th>
                <td>
                  <b>{difference}</b>
                </td>
              </>
            )}
          </tr>
        )}
      </tbody>
    </table>
  );
}
