import { useContext, type ReactElement } from 'react';
import type { ReportState } from '../../app/report-session/report-state';
import { ChooseWorkbook } from '../parts/choose-workbook';
import { Warning16Filled } from '../parts/icons';
import { ReceivingContext, useRelayUse } from '../relay/use-relay';
import { useReport } from '../report-context';
import { clockText } from '../text/time';
import { zhRelayFrame } from '../text/zh-relay-frame';
import { zhWord } from '../text/zh-word';
import { Clock16Regular } from '../views/ledger/icons';

const words = zhWord.foot;

/** When the figures were read at the left; at the right the one click that reads them again, or where the data stays. */
export function WordFoot({ state }: { readonly state: ReportState }): ReactElement {
  const session = useReport();
  const { source, activity, canReread, stage } = state;
  const isFile = source?.kind === 'workbook';
  const isRelayed = useRelayUse(useContext(ReceivingContext)) === 'used';
  return (
    <footer className="foot">
      <span className="foot-left">
        {activity === 'writing' ? (
          words.writing
        ) : source ? (
          <>
            {state.refusal ? (
              <Warning16Filled className="icon explain" aria-hidden="true" />
            ) : (
              <Clock16Regular className="icon" aria-hidden="true" />
            )}
            {(source.kind === 'paste' ? words.pasted : source.kind === 'relay' ? zhRelayFrame.received : words.read)(
              clockText(source.at),
            )}
          </>
        ) : stage === 'opening' ? (
          zhWord.opening
        ) : (
          !isRelayed && words.fresh
        )}
      </span>
      {isFile && canReread && (
        <button type="button" className="link foot-action" onClick={() => void session.rereadWorkbook()}>
          {words.reread}
        </button>
      )}
      {isFile && !canReread && (
        <ChooseWorkbook label={words.again} onChosen={(chosen) => void session.takeWorkbook(chosen)}>
          {(choose) => (
            <button type="button" className="link foot-action" onClick={choose}>
              {words.again}
            </button>
          )}
        </ChooseWorkbook>
      )}
      {(isRelayed || source) && !isFile && (
        <span className="foot-right">{isRelayed ? zhRelayFrame.receives : words.privacy}</span>
      )}
    </footer>
  );
}
