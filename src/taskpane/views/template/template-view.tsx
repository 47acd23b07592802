import { useState, type ReactElement } from 'react';
import { useSessionState } from '../../session-context';
import type { View } from '../../view';
import { Conflict } from './conflict';
import { FirstUse } from './first-use';
import { Installing } from './installing';
import { InUse } from './in-use';

/** 模板: install a set of forms, or see how far the installed one is filled and whether it is intact. */
export function TemplateView({ onView }: { readonly onView: (view: View) => void }): ReactElement | null {
  const { stage, install, conflict, book } = useSessionState();
  const [another, setAnother] = useState(false);
  if (install) return <Installing install={install} />;
  if (conflict) return <Conflict conflict={conflict} />;
  if (stage === 'new' || another)
    return <FirstUse onBack={stage === 'new' ? null : () => setAnother(false)} onInstalled={() => setAnother(false)} />;
  return book ? <InUse book={book} onView={onView} onAnother={() => setAnother(true)} /> : null;
}
