import { Button } from '@fluentui/react-components';
import { useContext, type ReactElement } from 'react';
import { usePanelEnd } from '../parts/use-panel-end';
import { useReport } from '../report-context';
import { SavedContext } from '../saved/use-saved';
import { zh } from '../text/zh';
import { zhWord } from '../text/zh-word';

interface Props {
  readonly onLog: () => void;
  readonly onPrint: () => void;
  /** Absent where the figures do not come by a paste. */
  readonly onPaste?: () => void;
  readonly onClose: () => void;
}

/** What ⋯ opens, in place. */
export function WordMenu({ onLog, onPrint, onPaste, onClose }: Props): ReactElement {
  const session = useReport();
  // Whether F6 comes back to a pane of WPS nobody has seen.
  const byF6 = useContext(SavedContext) === null;
  const { panel, close } = usePanelEnd(zhWord.menu, onClose);
  return (
    <section className="settings" aria-label={zhWord.menu} ref={panel}>
      <div className="buttons">
        <Button size="small" onClick={onLog}>
          {zhWord.log}
        </Button>
        {session.parts && (
          <Button size="small" onClick={onPrint}>
            {zhWord.print}
          </Button>
        )}
        {onPaste && (
          <Button size="small" onClick={onPaste}>
            {zhWord.source.paste}
          </Button>
        )}
        <Button size="small" onClick={() => void session.recheck()}>
          {zhWord.readDocument}
        </Button>
        <Button size="small" appearance="subtle" onClick={close}>
          {zh.close}
        </Button>
      </div>
      <p className="hint menu-hint">{zhWord.shortcuts(byF6)}</p>
    </section>
  );
}
