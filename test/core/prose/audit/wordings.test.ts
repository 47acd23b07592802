import { raised } from './audited';
import { besideEachOther } from './beside-each-other';
import { reportRates } from './report-rates';
import { reportWordings } from './report-wordings';
import { wholeReports } from './whole-reports';
import { harmless, wordings } from './wordings';

describe.each([wordings, reportRates, reportWordings].flatMap((all) => Object.entries(all)))('%s', (_, pairs) => {
  it.each(pairs)('合得上：%s', (right) => expect(raised(right)).toEqual([]));
  it.each(pairs.map(([, wrong]) => [wrong]))('合不上：%s', (wrong) => expect(raised(wrong)).not.toEqual([]));
});

it.each([...harmless, ...besideEachOther])('不误报：%s', (text) => expect(raised(text)).toEqual([]));

it.each(wholeReports.map((text) => [text.slice(0, 24), text]))('整篇合得上：%s…', (_, text) => {
  expect(raised(text)).toEqual([]);
});
