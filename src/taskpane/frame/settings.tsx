import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { CheckLine } from '../parts/check-line';
import { usePanelEnd } from '../parts/use-panel-end';
import { usePreferences } from '../use-preferences';
import { usePane, useSessionState } from '../session-context';
import { zh } from '../text/zh';

/** What ⋯ opens, in place: no pop-up, so nothing has to be closed before going on. */
export function Settings({
  onClose,
  onReceipts,
}: {
  readonly onClose: () => void;
  /** Opens 记录. */
  readonly onReceipts: () => void;
}): ReactElement {
  const { session, preferences } = usePane();
  const { showNextStep } = usePreferences();
  const { live } = useSessionState();
  const { panel, close } = usePanelEnd(zh.menu, onClose);
  return (
    <section className="settings" aria-label={zh.settings.title} ref={panel}>
      {session.followsChanges && (
        <>
          <CheckLine
            label={zh.settings.live}
            checked={live}
            onChange={(checked) => {
              preferences.set({ live: checked });
              void session.setLive(checked);
            }}
          />
          <p className="hint">{zh.settings.liveHint}</p>
        </>
      )}
      <CheckLine
        label={zh.settings.nextStep}
        checked={showNextStep}
        onChange={(checked) => preferences.set({ showNextStep: checked })}
      />
      <p className="hint">{zh.settings.shortcuts(session.backByF6)}</p>
      <div className="buttons">
        <Button size="small" onClick={() => void session.recheck()}>
          {zh.settings.recheck}
        </Button>
        <Button
          size="small"
          onClick={() => {
            onReceipts();
            onClose();
          }}
        >
          {zh.receipts}
        </Button>
        <Button size="small" appearance="subtle" onClick={close}>
          {zh.close}
        </Button>
      </div>
    </section>
  );
}
