import type { WorkbookSession } from '../../src/app/workbook-session/workbook-session';

/** 恢复公式 as a person does it: look at what will be written, tick every cell of it, write. */
export async function restoreFormula(session: WorkbookSession, findingId: string): Promise<void> {
  const shown = await session.previewFix(findingId);
  expect(shown!.length).toBeGreaterThan(0);
  expect(await session.fixShown(findingId, shown!, new Set(shown!.map(({ field }) => field)))).toBe('written');
}
