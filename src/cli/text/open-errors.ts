import type { OpenWorkbook } from '../../app/open-workbook';
import { openErrors } from '../../core/rules/open-errors';

/** "表里还有 3 条错误没有改……" for who scores or writes over a book that check would not pass; null where no 错误 is open. */
export async function openErrorsLine(workbook: OpenWorkbook): Promise<string | null> {
  const { checkWorkbook } = await import('../../app/check-workbook');
  const open = openErrors(checkWorkbook(workbook).findings);
  return open.length === 0
    ? null
    : `表里还有 ${open.length} 条“错误”没有改，结果不能作数；请先运行 jixiao check 逐条改正。\n`;
}
