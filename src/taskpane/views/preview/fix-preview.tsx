import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { PreviewLine } from '../../../core/commands/preview';
import type { Pack } from '../../../core/pack/pack';
import type { Finding } from '../../../core/rules/finding';
import { useSession, useSessionState } from '../../session-context';
import { zh } from '../../text/zh';
import { zhPreview as words } from '../../text/zh-preview';
import { Change, doubtText, PreviewRow } from './preview-line';

/** Longer lists are folded. */
const mostLines = 8;

interface Props {
  readonly finding: Finding;
  readonly pack: Pack;
  readonly onClose: () => void;
}

/**
 * 恢复公式, 全部改正: what will be written where, written on command. What somebody typed over a formula, and a cell beside another
 * label, is written only where that very cell is ticked.
 */
export function FixPreview({ finding, pack, onClose }: Props): ReactElement | null {
  const session = useSession();
  const { activity } = useSessionState();
  const [lines, setLines] = useState<readonly PreviewLine[] | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState(false);
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  const { id } = finding;
  useEffect(() => {
    let current = true;
    void session.previewFix(id).then((found) => {
      if (!current) return;
      if (!found) return close.current();
      setLines(found);
      setTicked(new Set(found.filter((line) => !isAsked(line)).map(({ field }) => field)));
    });
    return () => {
      current = false;
    };
  }, [session, id, moved]);
  const isReady = lines !== null;
  useEffect(() => {
    if (isReady) box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [isReady]);
  if (!lines) return null;
  const write = async (): Promise<void> => {
    const outcome = await session.fixShown(id, lines, ticked);
    if (outcome === 'written') return onClose();
    if (outcome === 'moved') setMoved(true);
  };
  const tick = (field: string, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(field);
    else next.delete(field);
    setTicked(next);
  };
  const shown = all ? lines : lines.slice(0, mostLines);
  return (
    <div className="preview" ref={box} role="group" aria-label={words.willWrite(lines.length)}>
      <p>{words.willWrite(lines.length)}</p>
      <ul>
        {shown.map((line) => (
          <PreviewRow
            key={line.field}
            sheet={line.cell.sheet}
            address={line.cell.address}
            name={line.cell.name ?? line.field}
            ticked={lines.length > 1 || isAsked(line) ? ticked.has(line.field) : null}
            onTick={(on) => tick(line.field, on)}
            why={doubtText(line.printed) || (line.isTyped ? words.typed : '')}
          >
            <Change cell={line.cell} pack={pack} />
          </PreviewRow>
        ))}
      </ul>
      {lines.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words.more(lines.length - shown.length)}
        </button>
      )}
      {moved && (
        <p className="hint" role="status">
          {words.moved}
        </p>
      )}
      {!session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
      <div className="buttons">
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={ticked.size === 0 || activity === 'writing'}
          onClick={() => void write()}
        >
          {words.writeCells(ticked.size)}
        </Button>
        <Button size="small" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

function isAsked({ isTyped, printed }: PreviewLine): boolean {
  return isTyped || printed !== null;
}
