import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { isNothing, type RepairPreview as Preview } from '../../../app/workbook-session/repair-preview';
import type { Pack } from '../../../core/pack/pack';
import { useSession, useSessionState } from '../../session-context';
import { zh } from '../../text/zh';
import { zhPreview as words } from '../../text/zh-preview';
import { contentText } from '../receipts/content-text';
import { Change, doubtText, PreviewRow } from './preview-line';

interface Props {
  readonly pack: Pack;
  readonly onClose: () => void;
}

/** 修复: what it will write where, before it does. Figures that were typed are told and stay. */
export function RepairPreview({ pack, onClose }: Props): ReactElement | null {
  const session = useSession();
  const { activity } = useSessionState();
  const [shown, setShown] = useState<Preview | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    let current = true;
    void session.previewRepair().then((found) => {
      if (!current) return;
      if (found) setShown(found);
      else close.current();
    });
    return () => {
      current = false;
    };
  }, [session, moved]);
  const isReady = shown !== null;
  useEffect(() => {
    if (isReady) box.current?.focus();
  }, [isReady]);
  if (!shown) return null;
  const { journal, names, sheets, validations, asks, typed, lost } = shown;
  const cells = journal.cells.filter(({ name }) => name !== null);
  const nothing = isNothing(shown);
  const canWrite = cells.length + names.length + sheets.length + validations + ticked.size > 0;
  const write = async (): Promise<void> => {
    const outcome = await session.repair(shown, ticked);
    if (outcome === 'written') return onClose();
    if (outcome !== 'moved') return;
    setTicked(new Set());
    setMoved(moved + 1);
  };
  return (
    <div className="preview" ref={box} tabIndex={-1} role="group" aria-label={words.willRepair}>
      <p>{nothing ? words.nothing : words.willRepair}</p>
      <ul>
        {names.map(({ name, sheet, address }) => (
          <PreviewRow
            key={`${sheet} ${address}`}
            {...{ sheet, address }}
            name={words.name(name)}
            ticked={null}
            onTick={() => undefined}
            why=""
          />
        ))}
        {cells.map((cell) => (
          <PreviewRow
            key={`${cell.sheet} ${cell.address}`}
            sheet={cell.sheet}
            address={cell.address}
            name={cell.name ?? ''}
            ticked={null}
            onTick={() => undefined}
            why=""
          >
            <Change cell={cell} pack={pack} />
          </PreviewRow>
        ))}
        {asks.map((ask) => (
          <PreviewRow
            key={ask.id}
            sheet={ask.area.sheet}
            address={ask.address}
            name={ask.does === 'name' ? words.name(ask.name) : words.formula(ask.name)}
            ticked={ticked.has(ask.id)}
            onTick={(on) => setTicked(new Set(on ? [...ticked, ask.id] : [...ticked].filter((one) => one !== ask.id)))}
            why={doubtText(ask)}
          />
        ))}
        {sheets.length > 0 && <li>{words.protect(sheets.join('、'))}</li>}
        {validations > 0 && <li>{words.validations(validations)}</li>}
      </ul>
      {typed.length > 0 && (
        <>
          <p className="hint">{words.stays(typed.length)}</p>
          <ul>
            {typed.map(({ sheet, address, name, anchor, was }) => (
              <PreviewRow
                key={`${sheet} ${address}`}
                {...{ sheet, address }}
                name={`${name ?? ''} ${contentText(pack, { anchor }, was)}`}
                ticked={null}
                onTick={() => undefined}
                why=""
              />
            ))}
          </ul>
        </>
      )}
      {lost.length > 0 && <p className="hint">{words.lost(lost.length)}</p>}
      {moved > 0 && (
        <p className="hint" role="status">
          {words.moved}
        </p>
      )}
      {!nothing && !session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
      <div className="buttons">
        {!nothing && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={!canWrite || activity === 'writing'}
            onClick={() => void write()}
          >
            {words.write}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {nothing ? zh.close : words.cancel}
        </Button>
      </div>
    </div>
  );
}
