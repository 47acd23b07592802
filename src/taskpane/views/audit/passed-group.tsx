import { useState, type ReactElement } from 'react';
import type { ListedAudit } from '../../../app/list-audit';
import { relationNames } from '../../../core/prose/audit/relation';
import type { Roving } from '../../keyboard/use-roving';
import { FoldGroup } from '../../parts/fold-group';
import { LevelIcon } from '../../parts/level-icon';
import { levelNames } from '../../text/zh';
import { zhAudit } from '../../text/zh-audit';

export const passedKey = 'head:passed';
const listedAtFirst = 20;

interface Props {
  readonly passed: ListedAudit['passed'];
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  readonly roving: Roving;
}

/** What was computed again and came out right: listed, so that silence is never mistaken for a check. */
export function PassedGroup({ passed, open, onFold, roving }: Props): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? passed : passed.slice(0, listedAtFirst);
  const head = (chevron: ReactElement): ReactElement => (
    <>
      <LevelIcon level="passed" />
      <span className="head-name light">{levelNames.passed}</span>
      <span className="head-count">{passed.length}</span>
      <span className="unseen">{zhAudit.items}</span>
      <span className="head-rest" />
      {chevron}
    </>
  );
  return (
    <FoldGroup headKey={passedKey} head={head} open={open} onFold={onFold} roving={roving}>
      <ul className="rows">
        {shown.map(({ kind, quotes }, index) => (
          <li key={index} className="plain-row passed-row">
            <span>{quotes.map(({ text }) => text.replace(/\s+/g, ' ').trim()).join('；')}</span>
            <span className="grey">{relationNames[kind]}</span>
          </li>
        ))}
      </ul>
      {shown.length < passed.length && (
        <p className="plain-row">
          <button type="button" className="link" onClick={() => setWhole(true)}>
            {zhAudit.all(passed.length)}
          </button>
        </p>
      )}
    </FoldGroup>
  );
}
