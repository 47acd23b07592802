import { Button } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import { isProblem } from '../../core/problem/problem';
import type { HandedLink, HandedLinks, LinkTray } from '../../hosts/port/handed-links';
import { Warning16Filled } from '../parts/icons';
import { useReport, useReportState } from '../report-context';
import { dateText, secondsText } from '../text/time';
import { zhWps } from '../text/zh-wps';

const words = zhWps.handed;
/** Somebody who has just pressed the button in WPS 表格 comes over and looks. */
const lookMs = 2000;

/** What WPS 表格 left for this program: one line for each, the one that wrote this report first. */
export function HandedPanel({ tray }: { readonly tray: LinkTray }): ReactElement | null {
  const session = useReport();
  const { link: atHand, reading, activity } = useReportState();
  const { handed, refused, expired } = useHanded(tray);
  const own = reading?.stamp?.workbookId;
  const isOwn = ({ link }: HandedLink): boolean => link.workbookId === own;
  const written = reading?.stamp?.time;
  const isOlder = (one: HandedLink): boolean =>
    isOwn(one) && written !== undefined && Date.parse(one.link.time) < Date.parse(written);
  // What is at hand already is told above the views.
  const waiting = handed.filter(({ link }) => link.digest !== atHand?.digest);
  const sorted = [...waiting.filter(isOwn), ...waiting.filter((one) => !isOwn(one))];
  // Of other workbooks only who works at their reports wants to know.
  const gone = expired.filter(({ workbookId }) => workbookId === own && !handed.some(isOwn)).slice(0, 1);
  const problems = [...new Set(refused.map(({ message }) => message))];
  if (sorted.length + problems.length + gone.length === 0) return null;
  return (
    <section className="handed" aria-label={words.name}>
      <strong>{words.name}</strong>
      {sorted.map((one) => (
        <div className="handed-one" key={`${one.link.workbookId}:${one.link.report}`}>
          <div>
            <p>{words.one(one.workbook, secondsText(new Date(one.at).toISOString(), Date.now()))}</p>
            {isOwn(one) && <p className="hint">{words.own}</p>}
            {isOlder(one) && <p className="hint">{words.older}</p>}
            {one.isStale && <p className="hint">{words.stale}</p>}
          </div>
          <Button
            size="small"
            appearance={isOwn(one) && !one.isStale && !isOlder(one) ? 'primary' : 'secondary'}
            disabledFocusable={activity === 'writing'}
            onClick={() => void session.takeHanded(one.link, one.workbook)}
          >
            {words.take}
          </Button>
        </div>
      ))}
      {gone.map(({ workbook, at }) => (
        <p className="hint" key={at}>
          {words.expired(workbook, dateText(new Date(at).toISOString(), Date.now()))}
        </p>
      ))}
      {problems.map((message) => (
        <p className="pair-trouble" role="alert" key={message}>
          <Warning16Filled className="icon explain" aria-hidden="true" />
          <span>{message}</span>
        </p>
      ))}
    </section>
  );
}

const nothing: HandedLinks = { handed: [], refused: [], expired: [] };

/** Read again only where anything came or went. A build that lets nobody at files has nothing to show: the other ways in are there. */
function useHanded(tray: LinkTray): HandedLinks {
  const [links, setLinks] = useState(nothing);
  useEffect(() => {
    let seen: string | null = null;
    const look = (): void => {
      try {
        const mark = tray.mark();
        if (mark === seen) return;
        seen = mark;
        setLinks(tray.list());
      } catch (error) {
        if (!isProblem(error)) throw error;
        clearInterval(timer);
      }
    };
    const timer = setInterval(look, lookMs);
    look();
    return () => clearInterval(timer);
  }, [tray]);
  return links;
}
