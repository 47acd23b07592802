import { useState, type ReactElement } from 'react';
import type { Ledger } from '../../../app/report-session/ledger';
import { useRoving } from '../../keyboard/use-roving';
import { ArrowSync16Regular } from '../../parts/icons';
import { LevelIcon } from '../../parts/level-icon';
import { useReportState } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { AfterUpdate } from './after-update';
import { ApplyBar } from './apply-bar';
import { AskRow } from './ask-row';
import { FigureRow } from './figure-row';
import { Edit16Regular } from './icons';
import { LedgerGroup } from './ledger-group';
import { LedgerHead } from './ledger-head';
import { RepairedNote } from './repaired-note';
import { TextRow } from './text-row';

const words = zhWord.ledger;
type GroupId = 'ask' | 'reworded' | 'newWords' | 'figures';
const groupIds: readonly GroupId[] = ['ask', 'reworded', 'newWords', 'figures'];

/** 更新清单: what an update would do, line by line, before anything is written. One component for Word and for a file beside Excel. */
export function LedgerView({
  onLog,
  onAudit,
}: {
  readonly onLog: () => void;
  /** Absent where there is no 文字核对 beside it. */
  readonly onAudit?: () => void;
}): ReactElement {
  const { ledger } = useReportState();
  return (
    <>
      <LedgerHead onLog={onLog} />
      <AfterUpdate {...(onAudit && { onAudit })} />
      {ledger && <Lists ledger={ledger} />}
    </>
  );
}

function Lists({ ledger }: { readonly ledger: Ledger }): ReactElement | null {
  const [folded, setFolded] = useState<ReadonlySet<GroupId>>(new Set());
  const shown = groupIds.filter((id) => ledger[id].length > 0);
  const isOpen = (id: GroupId): boolean => !folded.has(id);
  const keys = shown.flatMap((id) => [`head:${id}`, ...(isOpen(id) ? ledger[id].map(({ key }) => key) : [])]);
  const roving = useRoving(keys);
  const { repaired } = ledger;
  const charts = ledger.oldCharts.length > 0 && <p className="hint">{words.oldCharts(ledger.oldCharts)}</p>;
  if (shown.length === 0 && repaired === null) return charts || null;
  const group = (id: GroupId) => ({
    id,
    open: isOpen(id),
    onFold: (open: boolean) => setFolded(new Set(open ? [...folded].filter((one) => one !== id) : [...folded, id])),
    roving,
  });
  const { ask, reworded, newWords, figures } = ledger;
  const isConflict = ask.some(({ question }) => question.state === 'both-changed');
  return (
    <>
      <p className="promise">{words.promise}</p>
      {repaired && <RepairedNote repaired={repaired} isDone={false} />}
      {charts}
      <div className="groups" ref={roving.listRef} onKeyDown={roving.onKeyDown}>
        {ask.length > 0 && (
          <LedgerGroup
            {...group('ask')}
            icon={<LevelIcon level="explain" />}
            name={words.ask}
            count={String(ask.length)}
            side={isConflict ? words.both : words.trouble}
          >
            {ask.map((row) => (
              <AskRow key={row.key} row={row} roving={roving} />
            ))}
          </LedgerGroup>
        )}
        {reworded.length > 0 && (
          <LedgerGroup
            {...group('reworded')}
            icon={<Edit16Regular className="icon notice" aria-hidden="true" />}
            name={words.reworded}
            count={words.paragraphs(reworded.length)}
            side={words.onlyFigures}
          >
            {reworded.map((row) => (
              <TextRow key={row.key} row={row} roving={roving} isReworded />
            ))}
          </LedgerGroup>
        )}
        {newWords.length > 0 && (
          <LedgerGroup
            {...group('newWords')}
            icon={<ArrowSync16Regular className="icon passed" aria-hidden="true" />}
            name={words.newWords}
            count={words.paragraphs(newWords.length)}
            side=""
          >
            {newWords.map((row) => (
              <TextRow key={row.key} row={row} roving={roving} isReworded={false} />
            ))}
          </LedgerGroup>
        )}
        {figures.length > 0 && (
          <LedgerGroup
            {...group('figures')}
            icon={<ArrowSync16Regular className="icon passed" aria-hidden="true" />}
            name={words.figures}
            count={String(figures.length)}
            side=""
          >
            {figures.map((row) => (
              <FigureRow key={row.key} row={row} roving={roving} />
            ))}
          </LedgerGroup>
        )}
      </div>
      <ApplyBar ledger={ledger} />
    </>
  );
}
