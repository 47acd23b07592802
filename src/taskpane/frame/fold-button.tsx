import { useState, type ReactElement } from 'react';
import { zhWps } from '../text/zh-wps';

/** For programs whose own way to put the pane away does not do. `onFold` answers whether it went; else it is said how else. */
export function FoldButton({ onFold }: { readonly onFold: () => boolean }): ReactElement {
  const [stays, setStays] = useState(false);
  return (
    <span className="context-fold" role="status">
      {stays ? (
        zhWps.stays
      ) : (
        <button type="button" className="link" onClick={() => setStays(!onFold())}>
          {zhWps.fold}
        </button>
      )}
    </span>
  );
}
