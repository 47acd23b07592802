import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { zhLinks } from '../text/zh-links';
import { zhWps } from '../text/zh-wps';
import { useSavedState } from './use-saved';

/** 链接 of a document without any, in WPS 文字: none was ever there, or 解除全部链接 wrote a copy beside it, which is what was read. */
export function NoLinks({ onLedger }: { readonly onLedger: () => void }): ReactElement {
  const saved = useSavedState();
  const copy = saved?.kind === 'ready' ? saved.copy : null;
  if (copy)
    return (
      <div className="summary source">
        <h1>{zhWps.saved.unlinkedTitle}</h1>
        <p>{zhWps.saved.unlinkedText(copy.name)}</p>
      </div>
    );
  return (
    <div className="summary source">
      <h1>{zhLinks.none}</h1>
      <p>{zhWps.handed.noLinks}</p>
      <Button onClick={onLedger}>{zhLinks.toLedgerView}</Button>
    </div>
  );
}
