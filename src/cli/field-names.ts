import { Problem } from '../core/problem/further-problem';
import type { Pack } from '../core/pack/pack';
import { printedFields } from '../core/pack/printed-field';

/**
 * Fields as an option names them: what our lists print is taken as it stands there.
 * @param among those of the list: where a name is the end of several, it is theirs
 * @throws Problem input.usage
 */
export function readFieldNames(pack: Pack, option: string, among?: ReadonlySet<string>): (text: string) => string {
  const fields = printedFields(pack);
  return (text) => {
    const named = fields.named(text, among);
    if (named === null) throw new Problem('input.usage', { detail: notAField(option, text) });
    if ('several' in named) throw severalFields(option, text, named.several);
    return named.field;
  };
}

export function notAField(where: string, name: string): string {
  return `${where} 里的“${name}”不是这个模板的数据项；编号和标签见 jixiao fields <模板>`;
}

export function severalFields(where: string, name: string, fields: readonly string[]): Problem {
  const some = fields.slice(0, 4).join('、');
  return new Problem('input.usage', {
    detail: `${where} 里的“${name}”有 ${fields.length} 项都叫这个名字，请写全，或者写编号：${some}${fields.length > 4 ? ' 等' : ''}`,
  });
}
