import type { ReactElement } from 'react';
import type { SessionState } from '../../app/workbook-session/session-state';
import { numberOf, textOf } from '../../core/fields/field-value';
import { HelpButton } from '../help/help-button';
import { MoreHorizontal16Regular } from '../parts/icons';
import { usePane } from '../session-context';
import { zh } from '../text/zh';

interface Props {
  readonly state: SessionState;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** 帮助 is open. */
  readonly helped: boolean;
  readonly onHelp: () => void;
}

/** Whose workbook this is, and ⋯. Office draws the product's name itself. */
export function ContextLine({ state, open, onToggle, helped, onHelp }: Props): ReactElement {
  const { corner } = usePane();
  const table = state.book?.workbook.table;
  const text = (id: string): string => (table?.pack.byId.has(id) ? textOf(table.value(id)) : '');
  const year = table?.pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear')) : null;
  const unit = text('budgetUnitShortName') || text('budgetUnitName');
  return (
    <header className="context">
      <span className="context-unit">{table ? text('budgetUnitName') || unit : zh.newBook}</span>
      {year && <span className="context-year">{zh.yearOf(year.toNumber())}</span>}
      <HelpButton open={helped} onToggle={onHelp} />
      <button type="button" className="icon-button" aria-label={zh.menu} aria-expanded={open} onClick={onToggle}>
        <MoreHorizontal16Regular aria-hidden="true" />
      </button>
      {corner}
    </header>
  );
}
