import type { ReactElement, ReactNode } from 'react';
import type { WrittenCell } from '../../../core/commands/journal';
import type { PrintedDoubt } from '../../../core/install/printed-label';
import type { Pack } from '../../../core/pack/pack';
import { PlaceLink } from '../../parts/place-link';
import '../../styles/preview.css';
import { zhPreview as words } from '../../text/zh-preview';
import { zhReceipts } from '../../text/zh-receipts';
import { contentText } from '../receipts/content-text';

interface ChangeProps {
  readonly cell: Pick<WrittenCell, 'anchor' | 'was' | 'now'>;
  readonly pack: Pack;
}

/** 旧 → 新 */
export function Change({ cell, pack }: ChangeProps): ReactElement {
  return (
    <p className="preview-change">
      <span className="grey">{contentText(pack, cell, cell.was)}</span>{' '}
      <span aria-label={zhReceipts.became} role="img">
        →
      </span>{' '}
      {contentText(pack, cell, cell.now)}
    </p>
  );
}

interface LineProps {
  readonly sheet: string;
  readonly address: string;
  readonly name: string;
  /** null: it is written with the rest, there is nothing to choose. */
  readonly ticked: boolean | null;
  readonly onTick: (ticked: boolean) => void;
  /** Why it must be ticked. */
  readonly why: string;
  readonly children?: ReactNode;
}

/** One cell that will be written: where, and with a box where the user decides. */
export function PreviewRow({ sheet, address, name, ticked, onTick, why, children }: LineProps): ReactElement {
  return (
    <li className={why === '' ? 'preview-row' : 'preview-row asks'}>
      {ticked !== null && (
        <input
          type="checkbox"
          aria-label={`${name}（${sheet} ${address}）`}
          checked={ticked}
          onChange={(event) => onTick(event.target.checked)}
        />
      )}
      <div>
        <p>
          {name} <PlaceLink sheet={sheet} address={address} />
        </p>
        {children}
        {why !== '' && <p className="hint">{why}</p>}
      </div>
    </li>
  );
}

export function doubtText(printed: PrintedDoubt | null): string {
  return printed ? words.printed(printed.found, printed.wanted) : '';
}
