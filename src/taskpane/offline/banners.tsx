import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { Confirm } from '../parts/confirm';
import { CopyButton } from '../parts/copy-button';
import { CheckmarkCircle16Regular, Warning16Filled } from '../parts/icons';
import { zh } from '../text/zh';
import { zhOffline } from '../text/zh-offline';
import { useDesk, useDeskState } from './desk-context';
import type { DeskConflict, DeskNote } from '../../app/desk-session/desk-state';

/** What the desk has to say or to ask, above both sides. */
export function Banners(): ReactElement {
  const desk = useDesk();
  const { note, conflict, question } = useDeskState();
  return (
    <>
      {question && (
        <div className="banner">
          <Confirm
            text={question.text}
            yes={question.yes}
            onYes={() => void desk.answer(true)}
            onNo={() => void desk.answer(false)}
          />
        </div>
      )}
      {conflict && <ConflictBanner conflict={conflict} />}
      {note && <NoteBanner note={note} />}
    </>
  );
}

function ConflictBanner({ conflict: { kind, file, unsaved } }: { readonly conflict: DeskConflict }): ReactElement {
  const desk = useDesk();
  const words = zhOffline.conflict;
  return (
    <section className="banner" role="alert">
      <p>
        <Warning16Filled className="icon explain" aria-hidden="true" />
        <span>{kind === 'workbook' ? words.workbook(file, unsaved) : words.report(file)}</span>
      </p>
      <div className="buttons">
        <Button size="small" appearance="primary" onClick={() => void desk.settle('copy')}>
          {words.keepCopy}
        </Button>
        <Button size="small" onClick={() => void desk.settle('theirs')}>
          {words.takeTheirs}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => void desk.settle('later')}>
          {words.later}
        </Button>
      </div>
    </section>
  );
}

function NoteBanner({ note: { kind, level, text, offersCopy } }: { readonly note: DeskNote }): ReactElement {
  const desk = useDesk();
  const Icon = level === 'done' ? CheckmarkCircle16Regular : Warning16Filled;
  return (
    <section className="banner" role={level === 'done' ? 'status' : 'alert'}>
      <p>
        <Icon className={level === 'done' ? 'icon passed' : 'icon explain'} aria-hidden="true" />
        <span>{text}</span>
        <span className="banner-acts">
          {offersCopy && kind && (
            <Button size="small" onClick={() => desk.saveCopy(kind)}>
              {zhOffline.saveCopy}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={() => desk.dismiss('note')}>
            {zh.close}
          </Button>
        </span>
      </p>
    </section>
  );
}

/** Nobody can take the user to a cell of a file: where it is, ready to be pasted into the name box. */
export function PlaceBar(): ReactElement | null {
  const desk = useDesk();
  const { place } = useDeskState();
  if (!place) return null;
  const { sheet, address } = place;
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet);
  const reference = `${isPlain ? sheet : `'${sheet.split("'").join("''")}'`}!${address}`;
  return (
    <div className="place-bar" role="status">
      <span>
        {zhOffline.place} <strong>{zh.place(sheet, address)}</strong>
      </span>
      <CopyButton key={reference} text={reference} label={zhOffline.copyPlace} done={zhOffline.placeCopied} />
      <button type="button" className="link" onClick={() => desk.dismiss('place')}>
        {zh.close}
      </button>
    </div>
  );
}
