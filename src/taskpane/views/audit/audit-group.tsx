import type { ReactElement } from 'react';
import type { Roving } from '../../keyboard/use-roving';
import { FoldGroup } from '../../parts/fold-group';
import { CommentCheckmark16Regular } from '../../parts/icons';
import { LevelIcon } from '../../parts/level-icon';
import { zhAudit } from '../../text/zh-audit';
import type { AuditGroup } from './audit-groups';
import { AuditRow } from './audit-row';

interface Props {
  readonly group: AuditGroup;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  /** Key of the one finding that is open. */
  readonly opened: string | null;
  readonly onOpen: (key: string | null) => void;
  readonly roving: Roving;
}

export function AuditGroupSection({ group, open, onFold, opened, onOpen, roving }: Props): ReactElement {
  const { id, name, findings, rest } = group;
  const head = (chevron: ReactElement): ReactElement => (
    <>
      {id === 'ignored' ? (
        <CommentCheckmark16Regular className="icon notice" aria-hidden="true" />
      ) : (
        <LevelIcon level={id} />
      )}
      <span className={id === 'ignored' ? 'head-name light' : 'head-name'}>{name}</span>
      <span className="head-count">{findings.length}</span>
      <span className="unseen">{zhAudit.items}</span>
      <span className="head-rest">{rest}</span>
      {chevron}
    </>
  );
  // The row that had the focus has gone to another group: to the head of this one, or of the next.
  const leave = (): void => {
    onOpen(null);
    ['head:ignored', 'head:explain', 'head:error', `head:${id}`].forEach((key) => roving.focus(key));
  };
  return (
    <FoldGroup headKey={`head:${id}`} head={head} open={open} onFold={onFold} roving={roving}>
      <ul className="rows">
        {findings.map((finding) => (
          <AuditRow
            key={finding.key}
            finding={finding}
            isIgnored={id === 'ignored'}
            open={opened === finding.key}
            onOpen={(isOpen) => onOpen(isOpen ? finding.key : null)}
            onLeft={leave}
            roving={roving}
          />
        ))}
      </ul>
    </FoldGroup>
  );
}
