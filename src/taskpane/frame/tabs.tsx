import type { KeyboardEvent, ReactElement } from 'react';
import { zh } from '../text/zh';
import { views, type View } from '../view';

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
  /** 错误 not mended yet: a number on a tab is something waiting for the user. */
  readonly waiting: number;
}

/** Own markup, not Fluent's TabList: that one brings focus traps which keep Shift+Tab inside the pane (office.js). */
export function Tabs({ view, onView, waiting }: Props): ReactElement {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const index = views.indexOf(view);
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: views.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = views[(to + views.length) % views.length]!;
    onView(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={zh.tabsLabel} onKeyDown={onKeyDown}>
      {views.map((one) => {
        const count = one === 'check' ? waiting : 0;
        return (
          <button
            key={one}
            id={`tab-${one}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={one === view}
            aria-controls="view"
            tabIndex={one === view ? 0 : -1}
            onClick={() => onView(one)}
          >
            <span className="tab-name" data-text={zh.tabs[one]}>
              {zh.tabs[one]}
            </span>
            {count > 0 && (
              <span className="tab-count">
                {count}
                <span className="unseen">{zh.errorsLeft}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
