import { Button } from '@fluentui/react-components';
import type { KeyboardEvent, ReactElement } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import type { Finding } from '../../../core/rules/finding';
import { FindingHelp } from '../../help/finding-help';
import { useHelp } from '../../help/use-help';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { Comparison } from './comparison';
import { ExplainBox } from './explain-box';
import { fixLabel } from './fix-label';
import { MendBox } from './mend-box';

interface Props {
  readonly finding: Finding;
  readonly book: CheckedBook;
  readonly onEscape: () => void;
}

export function FindingDetail({ finding, book, onEscape }: Props): ReactElement {
  const session = useSession();
  const { table } = book.workbook;
  const cell = finding.cells[0];
  const help = useHelp();
  const kind = table.pack.checks.find(({ id }) => id === finding.check)?.rule?.kind;
  const ways = (
    <>
      {cell && (
        <Button size="small" onClick={() => void session.goTo(cell)}>
          {zh.goToCell}
        </Button>
      )}
      {kind && <FindingHelp topic={{ kind }} />}
    </>
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F1' && kind) help({ kind });
    else if (event.key === 'Escape') onEscape();
    else return;
    event.preventDefault();
  };
  return (
    <div className="detail" onKeyDown={onKeyDown}>
      <Comparison table={table} finding={finding} />
      <dl className="reasons">
        <Reason name={zh.check.cause} text={finding.cause} />
        {!finding.rewrite && <Reason name={zh.check.suggestion} text={finding.suggestion} />}
        <Reason name={zh.check.basis} text={finding.basis} />
      </dl>
      {finding.inText !== undefined ? (
        <MendBox finding={finding} field={finding.inText} table={table} second={ways} />
      ) : finding.level === 'explain' ? (
        <ExplainBox finding={finding} table={table} second={ways} />
      ) : (
        <div className="buttons">
          {finding.fix && (
            <Button size="small" appearance="primary" onClick={() => void session.fix(finding.id)}>
              {fixLabel(table, finding.fix)}
            </Button>
          )}
          {ways}
        </div>
      )}
    </div>
  );
}

function Reason({ name, text }: { readonly name: string; readonly text: string | undefined }): ReactElement | null {
  if (text === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
