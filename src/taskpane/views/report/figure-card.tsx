import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { plainValue } from '../../../core/fields/field-value';
import { isDerived, spokenName } from '../../../core/pack/pack';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhReportView } from '../../text/zh-report-view';
import { zhReport } from '../../text/zh-report';
import { knownField } from './known-field';

interface Props {
  readonly table: FieldTable;
  readonly field: string;
  readonly text: string;
  /** Headings of the sections and attachments that print it. */
  readonly uses: readonly string[];
}

/** Where a figure of the text comes from: name, cell, how it got there, its raw value. */
export function FigureCard({ table, field: id, text, uses }: Props): ReactElement | null {
  const session = useSession();
  const field = knownField(table, id);
  if (!field) return null;
  const place = table.place(id);
  const raw = plainValue(table.value(id));
  const origin = isDerived(field) ? zhReportView.computed : zhReportView.typed;
  return (
    <div className="figure-card" role="status">
      <div>
        <p>
          <b>{text}</b> {spokenName(field)}
        </p>
        <p className="hint">
          {place && `${zh.place(place.sheet, place.address)}，`}
          {origin}；{raw === null ? zhReportView.blank : zhReportView.raw(raw)}
        </p>
        {uses.length > 0 && <p className="hint">{zhReport.usedIn(uses.join('、'))}</p>}
      </div>
      {place && (
        <Button size="small" onClick={() => void session.goTo(place)}>
          {zh.goToCell}
        </Button>
      )}
    </div>
  );
}
