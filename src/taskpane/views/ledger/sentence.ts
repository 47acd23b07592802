import type { ReportState } from '../../../app/report-session/report-state';
import { clockText, dateText, secondsText } from '../../text/time';
import { zhWord } from '../../text/zh-word';

const words = zhWord.ledger;

/** The data at hand is older than what the report was last written from: an update would put old figures back. */
export function putsOldBack({ ledger, link, reading, result }: ReportState): boolean {
  const time = reading?.stamp?.time;
  return !result && (ledger?.changes ?? 0) > 0 && !!time && !!link && Date.parse(link.time) < Date.parse(time);
}

/** The head of 更新清单: what to know or do next, and the line under it. Also what screen readers hear. */
export function ledgerSentence(
  state: ReportState,
  now: number,
): { readonly title: string; readonly text: string; readonly isStale: boolean } {
  const { ledger, result, reading, link, source, newReports, newReport, mismatch, stage } = state;
  const quiet = { isStale: false };
  if (result) {
    const { written, untouched } = result;
    const title = written > 0 ? words.done(written, untouched) : words.remembered;
    const text =
      result.tracksChanges === true
        ? words.tracked
        : result.tracksChanges === null && written > 0
          ? words.maybeTracked
          : '';
    return { ...quiet, title, text };
  }
  if (!ledger) {
    const { start } = zhWord;
    if (newReport?.outcome === 'opened')
      return { ...quiet, title: start.opened(newReport.title), text: start.openedText };
    if (newReport) return { ...quiet, title: start.refused, text: start.refusedText };
    if (newReports.length > 0) return { ...quiet, title: start.title, text: mismatch ? start.ownWords : start.text };
    if (stage !== 'linked') return { ...quiet, title: zhWord.source.first, text: zhWord.source.choose };
    const time = reading?.stamp?.time;
    return {
      ...quiet,
      title: time ? words.stale(dateText(time, now)) : zhWord.source.first,
      text: time ? zhWord.source.readAgain : zhWord.source.choose,
    };
  }
  if (ledger.changes > 0) {
    const time = reading?.stamp?.time;
    if (time && link && putsOldBack(state))
      return {
        title: words.older(secondsText(link.time, now), secondsText(time, now)),
        text: words.olderText(ledger.changes, ledger.paragraphs),
        isStale: true,
      };
    return {
      title: words.stale(time ? dateText(time, now) : null),
      text: words.changes(ledger.changes, ledger.paragraphs),
      isStale: true,
    };
  }
  if (ledger.open > 0) return { ...quiet, title: words.waiting(ledger.open), text: '' };
  return { ...quiet, title: words.same, text: source ? words.sameText(clockText(source.at)) : '' };
}
