import { isLikelyDate, serialOf } from '../quantity/dates';

/** The serial number of a day written as words: "2019-03-20", "2019.3.20", "2019/3/20", "2019年3月20日"; null for what is no day. */
export function dateOfText(text: string): number | null {
  const match = /^(\d{4})\s*([-./年])\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text.normalize('NFKC').trim());
  return match ? likely(match[1], match[3], match[4]) : null;
}

/** The day that somebody surely meant who wrote none: 20190320. Null where a person would have to think. */
export function meantDate(raw: string): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(raw.normalize('NFKC').trim());
  const serial = match ? likely(match[1], match[2], match[3]) : null;
  return match && serial !== null ? `${match[1]}-${match[2]}-${match[3]}` : null;
}

function likely(year = '', month = '', day = ''): number | null {
  const serial = serialOf(Number(year), Number(month), Number(day));
  return serial !== null && isLikelyDate(serial) ? serial : null;
}

const yearDigits = '〇一二三四五六七八九';

/** 二〇二三年度, 二○二三年, as the title of an official paper writes it. */
export function yearsInFigures(text: string): string {
  return text.replace(/二[〇○ОO0零][〇○ОO0零一二三四五六七八九]{2}(?=年)/g, (year) =>
    Array.from(year, (sign) => (yearDigits.includes(sign) ? yearDigits.indexOf(sign) : 0)).join(''),
  );
}
