import type { QuantityPart } from '../workbook/adoption-record';
import { parseDecimal, type Decimal } from '../quantity/decimal';
import { visible } from './meant-number';

/**
 * What one cell of an exported form says of an indicator: "≥95%", "12件", "明显改善". unclear: figures that a person would have to think
 * about ("12月底前", "95%或96%").
 */
export type PrintedQuantity =
  | { readonly is: 'empty' }
  | { readonly is: 'quantity'; readonly sign: string; readonly number: Decimal | null; readonly unit: string }
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'unclear'; readonly text: string };

/** More than is computed as at least, as the published systems have it. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/^(?:≥|>=|=>|≧|>|大于等于|大于或等于|不低于|不少于|不小于|大于|高于)/, '≥'],
  [/^(?:≤|<=|=<|≦|<|小于等于|小于或等于|不超过|不高于|不大于|不多于|小于|低于)/, '≤'],
  [/^(?:=|等于)/, '＝'],
];
const [atLeastBehind, atMostBehind] = [/(?:及以上|以上)$/, /(?:及以下|以下|以内|之内)$/];
const figures = /^-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/;
const nothing = /^(?:[-−–—―－─━/／\\×*]{1,4}|无|N\/A)$/i;
/** 12月底前, 3号, 8点: a day or an hour, no quantity. */
const dated = /^(?:月(?!均)|日|号|点|时|年(?:底|内|前|初|末|度|\d))/;

export function readQuantity(raw: string): PrintedQuantity {
  const seen = visible(raw);
  if (seen === '' || nothing.test(seen)) return { is: 'empty' };
  const text = seen.normalize('NFKC').replace(/\s/g, '');
  const [found] = signs.flatMap(([pattern, sign]) => {
    const said = pattern.exec(text)?.[0];
    return said === undefined ? [] : [{ sign, rest: text.slice(said.length) }];
  });
  const rest = found?.rest ?? text;
  if (found && rest === '') return { is: 'quantity', sign: found.sign, number: null, unit: '' };
  const figure = figures.exec(rest)?.[0] ?? '';
  const behind = rest.slice(figure.length);
  const number = parseDecimal(figure.replaceAll(',', ''));
  if (number === null) return /\d|百分之/.test(text) || found ? { is: 'unclear', text } : { is: 'words', text: seen };
  const said = atLeastBehind.test(behind) ? '≥' : atMostBehind.test(behind) ? '≤' : '';
  const unit = behind.replace(atLeastBehind, '').replace(atMostBehind, '');
  const isUnit = /^(?:[^\p{Nd}\p{P}\p{S}]{0,8}|%|‰|㎡|℃|[^\p{Nd}\p{P}\p{S}]{1,4}\/[^\p{Nd}\p{P}\p{S}]{1,4})$/u.test(
    unit,
  );
  if (!isUnit || dated.test(behind) || (found && said !== '')) return { is: 'unclear', text };
  return { is: 'quantity', sign: found?.sign ?? said, number, unit };
}

const qualitative = '定性';

/** The part of it that is a field's; null: the cell says nothing of it. What is unclear is the value's, for a person to mend. */
export function partOfQuantity(part: QuantityPart, raw: string): string | number | null {
  const said = readQuantity(raw);
  if (said.is === 'empty') return null;
  if (part === 'grade') return said.is === 'words' ? gradeOf(said.text) : null;
  if (said.is === 'unclear') return part === 'value' ? said.text : null;
  if (said.is === 'words') return part === 'direction' ? qualitative : part === 'unit' ? said.text : null;
  if (part === 'value') return said.number?.toNumber() ?? null;
  return (part === 'unit' ? said.unit : said.sign) || null;
}

/** 达成年度指标／部分达成年度指标并具有一定效果／未达成年度指标且效果较差, and nothing that only sounds alike. */
function gradeOf(text: string): string | null {
  return /^(部分达成|未达成|达成)(?:(?:年度)?(?:预期)?(?:指标|目标)(?:[并且,，].*)?)?$/.exec(text)?.[1] ?? null;
}

/** The text with that part of it as told; undefined where its other words would be lost. */
export function withPartOfQuantity(
  part: QuantityPart,
  content: string | number | null,
  raw: string,
): string | number | null | undefined {
  const now = readQuantity(raw);
  const told = content === null ? '' : String(content);
  if (part === 'grade') return now.is === 'quantity' || now.is === 'unclear' ? undefined : content;
  if (now.is === 'unclear') return part === 'value' ? content : undefined;
  if (now.is === 'words') return part === 'unit' ? content : undefined;
  if (part === 'direction' && told === qualitative) return undefined;
  const { sign, number, unit } = now.is === 'empty' ? { sign: '', number: null, unit: '' } : now;
  if (part === 'unit' && number === null && sign !== '') return undefined;
  const value = part === 'value' ? told : (number?.toFixed() ?? '');
  const [before, behind] = [part === 'direction' ? told : sign, part === 'unit' ? told : unit];
  if (before === '' && behind === '') return part === 'value' ? content : (number?.toNumber() ?? null);
  return before + value + behind;
}
