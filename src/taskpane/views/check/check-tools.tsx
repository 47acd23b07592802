import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { CheckLine } from '../../parts/check-line';
import { MoreHorizontal16Regular } from '../../parts/icons';
import { usePreferences } from '../../use-preferences';
import { usePane, useSessionState } from '../../session-context';
import { zh } from '../../text/zh';

interface Props {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** Filter, 标到表上, and behind ⋯ the search, 全审 and taking the marks away. */
export function CheckTools({ query, onQuery }: Props): ReactElement {
  const { session, preferences } = usePane();
  const { onlyOpen } = usePreferences();
  const { marked } = useSessionState();
  const [more, setMore] = useState(false);
  return (
    <div className="tools">
      <div className="tools-line">
        <CheckLine
          label={zh.check.onlyOpen}
          checked={onlyOpen}
          onChange={(checked) => preferences.set({ onlyOpen: checked })}
        />
        <button
          type="button"
          className="plain-button"
          onClick={() => void (marked ? session.unmark() : session.mark())}
        >
          {marked ? zh.check.unmark : zh.check.mark}
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={zh.check.more}
          aria-expanded={more}
          onClick={() => {
            setMore(!more);
            if (more) onQuery('');
          }}
        >
          <MoreHorizontal16Regular aria-hidden="true" />
        </button>
      </div>
      {!session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
      {more && (
        <div className="tools-more">
          <input
            className="text-line"
            type="search"
            value={query}
            placeholder={zh.check.searchHint}
            aria-label={zh.check.search}
            onChange={(event) => onQuery(event.target.value)}
          />
          <div className="buttons">
            <Button size="small" onClick={() => void session.recheck()}>
              {zh.check.recheck}
            </Button>
            <Button size="small" onClick={() => void session.unmark()}>
              {zh.check.unmark}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
