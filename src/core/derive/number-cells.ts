import { columnRef } from '../pack/concrete-id';
import { isColumn, type Pack } from '../pack/pack';
import { quote, type Ref } from './expression';

/** Cells that hold a number, nothing, or the form's word for none, against all of them: the rest is words, TRUE or an error. */
export function numbersTest(pack: Pack, ids: readonly string[], ref: Ref): string {
  const columns = ids.filter((id) => isColumn(pack, id));
  const nones = ids.flatMap((id) => {
    const field = pack.byId.get(columnRef(id));
    return field?.kind === 'number' && field.noneText !== undefined ? [countEqual(ref(id), field.noneText)] : [];
  });
  const fine = [`COUNT(${ids.map(ref).join(',')})`, ...ids.map((id) => `COUNTBLANK(${ref(id)})`), ...nones];
  const cells = ids.length - columns.length;
  const all = [...(cells > 0 ? [String(cells)] : []), ...columns.map((id) => `ROWS(${ref(id)})`)];
  return `${fine.join('+')}<${all.join('+')}`;
}

/** How many cells hold this word; COUNTIF passes over errors, and reads * and ? as any letters. */
export function countEqual(cells: string, word: string): string {
  return `COUNTIF(${cells},${quote(`=${word.replace(/[~*?]/g, '~$&')}`)})`;
}
