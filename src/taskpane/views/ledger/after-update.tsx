import type { ReactElement } from 'react';
import { LevelIcon } from '../../parts/level-icon';
import { useReportState } from '../../report-context';
import { Sentence } from '../../text/sentence';
import { zhWord } from '../../text/zh-word';
import { RepairedNote } from './repaired-note';
import { useAuditState, waitingFindings } from '../../use-audit';

const words = zhWord.ledger;

/** After an update: what it mended, and the texts it wrote into whose own words do not agree with the new figures. */
export function AfterUpdate({ onAudit }: { readonly onAudit?: () => void }): ReactElement | null {
  const { result } = useReportState();
  const audit = useAuditState();
  const own = waitingFindings(audit).filter(({ key }) => audit.afterUpdate.includes(key));
  if (!result) return null;
  const repaired = result.repaired && <RepairedNote repaired={result.repaired} isDone />;
  if (own.length === 0) return repaired;
  return (
    <>
      {repaired}
      <div className="note after-update" role="status">
        <LevelIcon level="explain" />
        <div>
          <strong>{words.contradicted(own.length)}</strong>
          <p>{words.contradictedText}</p>
          <ul>
            {own.map(({ key, title, section }) => (
              <li key={key}>
                {section !== '' && <span className="grey">{section} </span>}
                <Sentence text={title} />
              </li>
            ))}
          </ul>
          {onAudit && (
            <button type="button" className="link small" onClick={onAudit}>
              {words.toAudit}
            </button>
          )}
        </div>
      </div>
    </>
  );
}
