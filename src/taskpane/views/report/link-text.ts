import { linkReport } from '../../../app/refresh-link';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { WrittenReport } from '../../../app/write-report';
import type { LinkPackage } from '../../../core/report/link/link-package';
import { writeCarrier } from '../../../core/report/link/carrier';

/** What a report document follows. @param at when the workbook was read, ms */
export function linkOf(workbook: OpenWorkbook, written: WrittenReport, at: number): LinkPackage {
  return linkReport(workbook, written, new Date(at).toISOString());
}

/** What 复制链接数据 puts on the clipboard. Not needed before somebody can press it. @param at when the workbook was read, ms */
export function linkText(workbook: OpenWorkbook, written: WrittenReport, at: number): string {
  return writeCarrier(linkOf(workbook, written, at));
}
