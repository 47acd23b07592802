import type { WrittenCell } from '../../../core/commands/journal';
import { cellText } from '../../../core/fields/figure-text';
import { columnRef } from '../../../core/pack/concrete-id';
import type { Pack, ScalarField } from '../../../core/pack/pack';
import { fromDouble } from '../../../core/quantity/decimal';
import { isCellError, isFormula, type CellSnapshot } from '../../../core/workbook/snapshot';
import { zhReceipts as words } from '../../text/zh-receipts';

/** What a cell of a receipt held, as its cell prints it. @param pack null: not known any more */
export function contentText(pack: Pack | null, { anchor }: Pick<WrittenCell, 'anchor'>, content: CellSnapshot): string {
  if (content === null || content === '') return words.blank;
  if (isFormula(content)) {
    const shown = content.value === null ? '' : contentText(pack, { anchor }, content.value);
    return words.formula(shown);
  }
  if (isCellError(content)) return content.error;
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE';
  if (typeof content === 'string') return content;
  const field = anchor.is === 'field' ? pack?.byId.get(columnRef(anchor.field)) : undefined;
  return field && field.kind !== 'rows' ? cellText(field as ScalarField, fromDouble(content)) : String(content);
}
