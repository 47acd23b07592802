import type { ListedAudit } from '../app/list-audit';

/** 核对报告 of a report as a file. @param name the report's own, “自评报告.docx” */
export async function auditFile(audit: ListedAudit, name: string): Promise<{ bytes: Uint8Array; file: string }> {
  const [{ auditDocument, dayOf }, { authorPlain }] = await Promise.all([
    import('../app/audit-document'),
    import('../hosts/file/author/document/author-plain'),
  ]);
  const document = auditDocument([{ name, audit }], dayOf(Date.now()));
  return {
    bytes: await authorPlain(document, '绩效自评助手'),
    file: `${name.replace(/\.[^.]+$/, '')}-核对报告.docx`,
  };
}
