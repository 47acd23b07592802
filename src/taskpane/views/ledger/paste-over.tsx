import type { ReactElement } from 'react';
import { useReportState } from '../../report-context';
import { PasteBox } from './paste-box';
import { RefusalCard } from './refusal-card';

/** 粘贴链接数据 above 更新清单, also where that has nothing to show: a document that could not be read may be readable by then. */
export function PasteOver({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { stage, refusal } = useReportState();
  return (
    <div className="promise">
      <PasteBox onDone={onDone} />
      {stage === 'stopped' && refusal && <RefusalCard refusal={refusal} />}
    </div>
  );
}
