import { isProblem } from '../../core/problem/problem';
import { stampOf } from '../../core/report/link/document-stamp';
import { writtenFragment } from '../../core/report/refresh/stored-base';
import type { DocumentHost } from '../../hosts/port/document-host';
import type { WrittenReport } from '../write-report';
import { isEmpty, type NewPlace } from './document-kind';
import type { ReportCandidate } from './report-candidates';
import type { NewReportState } from './report-state';

export interface NewReportTools {
  readonly host: DocumentHost;
  readonly authorReport?: (written: WrittenReport, stamp: string) => Promise<Uint8Array>;
  readonly offerFile?: (docx: Uint8Array, name: string) => void;
}

/**
 * A new report, whole: what the open document says stays where it is. null: it was put into the open document after all, where nothing
 * can be opened or the user wants it so.
 * @throws Problem host.*, but not where no document is opened: the user can have it as a file then
 */
export async function startReport(
  { host, authorReport, offerFile }: NewReportTools,
  { written, link }: ReportCandidate,
  where: NewPlace,
): Promise<NewReportState | null> {
  const { id, title } = written.report;
  const stamp = stampOf(link);
  const docx = await authorReport!(written, JSON.stringify(stamp));
  if (where === 'here' || !host.openNew) {
    const base = { report: link.report, fragments: link.fragments.map(writtenFragment) };
    await host.start!({ docx, base, stamp });
    return null;
  }
  const told = { id, title, isEmpty: isEmpty(await host.read()) };
  if (where === 'file') {
    offerFile!(docx, `${title}.docx`);
    return { ...told, outcome: 'refused' };
  }
  try {
    await host.openNew(docx);
    return { ...told, outcome: 'opened' };
  } catch (error) {
    if (!isProblem(error) || error.code !== 'host.no-new-document' || !offerFile) throw error;
    return { ...told, outcome: 'refused' };
  }
}
