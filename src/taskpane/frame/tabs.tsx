import type { KeyboardEvent, ReactElement } from 'react';
import { zh } from '../text/zh';

export interface TabLine<T extends string> {
  readonly id: T;
  readonly name: string;
  /** Something that waits for the user, never a total; 0 is not shown. */
  readonly waiting: number;
  /** Heard, not seen, after the number. */
  readonly waitingFor: string;
}

interface Props<T extends string> {
  readonly tabs: readonly TabLine<T>[];
  readonly view: T;
  readonly onView: (view: T) => void;
  /** Id of the tab panel; a page that shows two panes gives each its own. */
  readonly panel?: string;
}

/** Own markup, not Fluent's TabList: that one brings focus traps which keep Shift+Tab inside the pane (office.js). */
export function Tabs<T extends string>({ tabs, view, onView, panel = 'view' }: Props<T>): ReactElement {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const index = tabs.findIndex(({ id }) => id === view);
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length]!.id;
    onView(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={zh.tabsLabel} onKeyDown={onKeyDown}>
      {tabs.map(({ id, name, waiting, waitingFor }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={id === view}
          aria-controls={panel}
          tabIndex={id === view ? 0 : -1}
          onClick={() => onView(id)}
        >
          <span className="tab-name" data-text={name}>
            {name}
          </span>
          {waiting > 0 && (
            <span className="tab-count">
              {waiting}
              <span className="unseen">{waitingFor}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
