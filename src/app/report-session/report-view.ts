import { parseRowId } from '../../core/pack/concrete-id';
import { spokenName, type Pack } from '../../core/pack/pack';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { Answers } from '../../core/report/refresh/plan';
import type { ReadDocument } from '../../hosts/port/document-host';
import { previewReading, type Refreshed } from '../refresh-report';
import { dependence } from './depends-on';
import { isEmpty, isLinked } from './document-kind';
import { ledgerOf } from './ledger';
import { linkList } from './link-rows';
import { refusalOf } from './refusal';
import type { Refusal, ReportState } from './report-state';

export interface AtHand {
  readonly reading: ReadDocument;
  readonly link: LinkPackage | null;
  readonly pack: Pack | null;
  readonly file: string;
  readonly relink: boolean;
  readonly answers: Answers;
  readonly holds: Answers;
}

/** What the pane shows of what is at hand: the list of what an update would do, and the list of links. Writes nothing. */
export function reportView(
  atHand: AtHand,
): Pick<ReportState, 'reading' | 'stage' | 'refreshed' | 'ledger' | 'links' | 'mismatch'> {
  const { reading, link, pack, answers, holds } = atHand;
  const isOurs = isLinked(reading);
  const { refreshed, mismatch } = preview(atHand);
  const labels = new Map((link?.figures ?? []).map(({ field, label }) => [field, label]));
  const labelOf = (field: string): string => labels.get(field) ?? packName(pack, field);
  const source = { answers, holds, dependsOn: dependence(pack) };
  return {
    reading,
    stage: refreshed ? 'planned' : isOurs ? 'linked' : 'unlinked',
    refreshed,
    ledger: refreshed && link ? ledgerOf(refreshed, { ...source, link }) : null,
    links: isOurs || refreshed ? linkList(reading, refreshed && link, refreshed, labelOf, backOf(atHand)) : null,
    mismatch,
  };
}

function preview({ reading, link, answers, holds, file, relink }: AtHand): {
  refreshed: Refreshed | null;
  mismatch: Refusal | null;
} {
  if (!link) return { refreshed: null, mismatch: null };
  try {
    return { refreshed: previewReading(reading, link, answers, { file, relink, holds }), mismatch: null };
  } catch (error) {
    // An empty document is no trouble: a report can be written into it.
    if (isEmpty(reading) && !isLinked(reading)) return { refreshed: null, mismatch: null };
    return { refreshed: null, mismatch: refusalOf(error) };
  }
}

/** Fragments that the report prints behind its last section. */
function backOf({ pack, reading, link }: AtHand): ReadonlySet<string> {
  const id = reading.base?.report ?? link?.report;
  return new Set(pack?.reports.find((report) => report.id === id)?.back.map((fragment) => fragment.id));
}

function packName(pack: Pack | null, field: string): string {
  const row = parseRowId(field);
  const known = pack?.byId.get(row ? `${row.rows}.${row.column}` : field);
  return known === undefined || known.kind === 'rows' ? field : spokenName(known);
}
