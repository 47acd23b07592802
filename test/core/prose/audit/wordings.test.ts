import { raised } from './audited';
import { besideEachOther } from './beside-each-other';
import { reportWordings } from './report-wordings';
import { harmless, wordings } from './wordings';

describe.each([...Object.entries(wordings), ...Object.entries(reportWordings)])('%s', (_, pairs) => {
  it.each(pairs)('合得上：%s', (right) => expect(raised(right)).toEqual([]));
  it.each(pairs.map(([, wrong]) => [wrong]))('合不上：%s', (wrong) => expect(raised(wrong)).not.toEqual([]));
});

it.each([...harmless, ...besideEachOther])('不误报：%s', (text) => expect(raised(text)).toEqual([]));
