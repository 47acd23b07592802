import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { WrittenReport } from '../../../app/write-report';
import { AlertLine } from '../../parts/alert-line';
import { CopyButton } from '../../parts/copy-button';
import { FileInput } from '../../parts/file-input';
import { bytesOf } from '../../parts/workbook-file';
import { usePane, type MadeDocument } from '../../session-context';
import { zhReportView } from '../../text/zh-report-view';
import { zhReport } from '../../text/zh-report';
import { HandLink } from './hand-link';
import { Copy16Regular } from './icons';
import { useKept } from './use-kept';
import { digestOf, useLinkDigest } from './use-link-digest';

const words = zhReport;

export interface ChosenReport {
  readonly bytes: Uint8Array;
  readonly file: string;
}

interface Made {
  readonly document: MadeDocument;
  readonly digest: string;
}

interface Props {
  readonly written: WrittenReport;
  readonly workbook: OpenWorkbook;
  /** When the workbook was read; ms. */
  readonly at: number;
  /** The whole text, for the clipboard. */
  readonly text: string;
  readonly onPrint: () => void;
  readonly onHandIn: () => void;
  readonly onUpdate: (chosen: ChosenReport) => void;
  /** What did not go the last time; '' nothing. */
  readonly refused: string;
  /** Something is tried anew: what was told of the last time holds no more. */
  readonly onTry: () => void;
  readonly onError: (error: unknown) => void;
}

/** What can be done with the report: a new one, an old one brought up to date, its data carried to Word. */
export function ReportActions({
  written,
  workbook,
  at,
  text,
  onPrint,
  onHandIn,
  onUpdate,
  refused,
  onTry,
  onError,
}: Props): ReactElement {
  const { session, makeDocument, printReport, reportFiles, handIn, handLink, readLastYear } = usePane();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [made, setMade] = useKept<Made>('made', { workbook, written });
  const digest = useLinkDigest(made !== null, { written, workbook, at, onError });
  const input = useRef<HTMLInputElement>(null);
  const fail = useRef(onError);
  const [carrier, setCarrier] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setCarrier(null);
    import('./link-text').then(
      ({ linkText }) => current && setCarrier(linkText(workbook, written, at)),
      (error: unknown) => current && fail.current(error),
    );
    return () => {
      current = false;
    };
  }, [workbook, written, at]);
  const generate = async (): Promise<void> => {
    if (!makeDocument || busy) return;
    setBusy(true);
    setMade(null);
    onTry();
    try {
      const [document, from] = [await makeDocument(written, workbook), await digestOf({ written, workbook, at })];
      setMade(document && { document, digest: from });
    } catch (error) {
      onError(error);
    }
    setBusy(false);
  };
  const choose = async (file: File): Promise<void> => {
    const bytes = await bytesOf(file);
    setTrouble(bytes === null ? words.unreadable(file.name) : '');
    if (bytes) onUpdate({ bytes, file: file.name });
  };
  return (
    <>
      <div className="buttons">
        {makeDocument && (
          <Button appearance="primary" disabledFocusable={busy} onClick={() => void generate()}>
            {zhReportView.generate}
          </Button>
        )}
        {printReport && <Button onClick={onPrint}>{zhReportView.print}</Button>}
        {handIn && readLastYear && <Button onClick={onHandIn}>{zhReportView.handIn}</Button>}
        {reportFiles && (
          <>
            <Button onClick={() => input.current?.click()}>{words.update}</Button>
            <FileInput
              input={input}
              accept=".docx"
              label={words.update}
              onFiles={([file]) => file && void choose(file)}
            />
          </>
        )}
      </div>
      <AlertLine text={trouble === '' ? refused : trouble} />
      {made && (
        <p className="hint" role="status">
          {made.document.said}
          {made.document.next && (
            <button type="button" className="link" onClick={made.document.next.act}>
              {made.document.next.label}
            </button>
          )}
        </p>
      )}
      {made && digest !== '' && digest !== made.digest && <p role="alert">{words.madeOld}</p>}
      {carrier !== null && (
        <p className="copy-link small">
          <Copy16Regular className="icon" aria-hidden="true" />
          <CopyButton
            key={carrier}
            text={carrier}
            label={words.copyLink(session.reportApp)}
            done={words.copied(session.reportApp)}
          />
        </p>
      )}
      {handLink && <HandLink written={written} workbook={workbook} at={at} hand={handLink} onError={onError} />}
      <p className="copy-link small">
        <Copy16Regular className="icon" aria-hidden="true" />
        <CopyButton text={text} label={zhReportView.copyAll} done={zhReportView.copied} />
      </p>
    </>
  );
}
