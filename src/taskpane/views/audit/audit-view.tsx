import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { ListedAudit } from '../../../app/list-audit';
import type { AuditState } from '../../../app/report-session/text-audit';
import { LiveSentence } from '../../frame/live-sentence';
import { TroubleCard } from '../../frame/trouble-card';
import { useRoving } from '../../keyboard/use-roving';
import { useLasting } from '../../parts/after';
import { Meter } from '../../parts/meter';
import { useSaveAudit } from '../../save-audit';
import { zhAudit } from '../../text/zh-audit';
import { useAudit, useAuditState } from '../../use-audit';
import { AuditGroupSection } from './audit-group';
import { auditCounts, auditGroups, auditSentence } from './audit-groups';
import { PassedGroup, passedKey } from './passed-group';

const openAtFirst: ReadonlySet<string> = new Set(['error', 'explain', 'notice']);

/** 文字核对: reads the document when asked, and lists what its own figures contradict. Works for a report that is none of ours. */
export function AuditView(): ReactElement {
  const audit = useAudit();
  const state = useAuditState();
  const [unfolded, setUnfolded] = useState(openAtFirst);
  const [opened, setOpened] = useState<string | null>(null);
  const isReading = useLasting(state.isReading);
  const groups = auditGroups(state);
  const passed = state.audit?.passed ?? [];
  const isOpen = (id: string): boolean => unfolded.has(id);
  const roving = useRoving([
    ...groups.flatMap(({ id, findings }) => [`head:${id}`, ...(isOpen(id) ? findings.map(({ key }) => key) : [])]),
    ...(passed.length > 0 ? [passedKey] : []),
  ]);
  const fold = (id: string, open: boolean): void =>
    setUnfolded(new Set(open ? [...unfolded, id] : [...unfolded].filter((one) => one !== id)));
  const { trouble } = state;
  return (
    <>
      {trouble && (
        <TroubleCard
          trouble={trouble}
          still={state.audit ? zhAudit.still : null}
          onClose={() => audit.dismissTrouble()}
          onRetry={() => void audit.check()}
        />
      )}
      <AuditHead />
      {isReading && (
        <p className="waiting" role="status">
          {zhAudit.reading}
        </p>
      )}
      <div className="groups" ref={roving.listRef} onKeyDown={roving.onKeyDown}>
        {groups.map((group) => (
          <AuditGroupSection
            key={group.id}
            group={group}
            open={isOpen(group.id)}
            onFold={(open) => fold(group.id, open)}
            opened={opened}
            onOpen={setOpened}
            roving={roving}
          />
        ))}
        {passed.length > 0 && (
          <PassedGroup
            passed={passed}
            open={isOpen('passed')}
            onFold={(open) => fold('passed', open)}
            roving={roving}
          />
        )}
      </div>
      <LiveSentence sentence={state.audit ? auditSentence(state) : ''} />
    </>
  );
}

/** For the 核对报告: what the user lets stand is no contradiction of it. */
function withoutIgnored({ audit, ignored }: AuditState): ListedAudit {
  const stands = new Set(ignored.map(({ key }) => key));
  return { ...audit!, findings: audit!.findings.filter(({ key }) => !stands.has(key)) };
}

/** What to do next, and how much of the text was computed again. */
function AuditHead(): ReactElement {
  const audit = useAudit();
  const state = useAuditState();
  const { passed, decided, unknown } = auditCounts(state);
  const all = decided + unknown;
  const save = useSaveAudit();
  if (!state.audit)
    return (
      <div className="summary source">
        <h1>{zhAudit.first}</h1>
        <p>{zhAudit.firstText}</p>
        <Button
          appearance="primary"
          className="wide"
          disabledFocusable={state.isReading}
          onClick={() => void audit.check()}
        >
          {zhAudit.check}
        </Button>
      </div>
    );
  return (
    <div className="summary">
      <h1>{auditSentence(state)}</h1>
      {state.isStale && <p role="status">{zhAudit.stale}</p>}
      {all === 0 ? (
        <p className="hint">{zhAudit.nothingText}</p>
      ) : (
        <>
          <p className="measure">
            <span>
              {zhAudit.measure(decided, all)}
              <span className="wide-only">{zhAudit.passedCount(passed)}</span>
            </span>
            {unknown > 0 && <span className="measure-right">{zhAudit.unknown(unknown)}</span>}
          </p>
          <Meter value={decided} of={all} />
          {save && (
            <Button className="wide" onClick={() => save(withoutIgnored(state))}>
              {zhAudit.save}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
