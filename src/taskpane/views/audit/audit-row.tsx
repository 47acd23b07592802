import type { KeyboardEvent, ReactElement } from 'react';
import type { ListedFinding } from '../../../app/list-audit';
import type { Roving } from '../../keyboard/use-roving';
import { ChevronDown16Regular, ChevronRight16Regular } from '../../parts/icons';
import { Sentence } from '../../text/sentence';
import { zhAudit } from '../../text/zh-audit';
import { useAudit, useAuditState } from '../../use-audit';
import { AuditDetail } from './audit-detail';

interface Props {
  readonly finding: ListedFinding;
  readonly isIgnored: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** It was let stand, or taken back: it is not in this group any more. */
  readonly onLeft: () => void;
  readonly roving: Roving;
}

/** One finding: a sentence with both numbers, where it stands; opened, the words themselves and what can be done. */
export function AuditRow({ finding, isIgnored, open, onOpen, onLeft, roving }: Props): ReactElement {
  const audit = useAudit();
  const { ignored } = useAuditState();
  const { key, title, section, passages } = finding;
  const first = passages[0];
  const reason = ignored.find((one) => one.key === key)?.reason;
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  const goTo = (): void => {
    if (first && audit.canGoTo) void audit.goTo(first.range);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onOpen(true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onOpen(false);
    else if (event.key === 'Enter' && audit.canGoTo) goTo();
    else return;
    event.preventDefault();
  };
  const back = (): void => {
    onOpen(false);
    roving.focus(key);
  };
  return (
    <li className={open ? 'row open' : 'row'}>
      <button
        type="button"
        className="row-button"
        aria-expanded={open}
        onClick={() => {
          onOpen(!open);
          if (!open) goTo();
        }}
        onKeyDown={onKeyDown}
        {...roving.item(key)}
      >
        <Chevron className="chevron" aria-hidden="true" />
        <span className="sentence">
          <Sentence text={title} />
        </span>
      </button>
      <p className="row-meta">
        {first && <span className="grey">{zhAudit.place(section, first.paragraph)}</span>}
        {isIgnored && reason !== undefined && <span className="grey">{zhAudit.ignoredAs(reason)}</span>}
      </p>
      {open && <AuditDetail finding={finding} isIgnored={isIgnored} onEscape={back} onLeft={onLeft} />}
    </li>
  );
}
