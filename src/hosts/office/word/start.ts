import { Problem } from '../../../core/problem/further-problem';
import { isProblem, type ProblemCode } from '../../../core/problem/problem';
import type { FoundDocument } from '../../../core/report/refresh/found-document';
import type { RunLimits } from '../in-time';
import { ofWord } from './problems';
import { wordRun } from './run';

export function isEmptyDocument({ controls, blocks }: FoundDocument): boolean {
  return controls.length === 0 && blocks.every(({ kind, text }) => kind === 'paragraph' && text.trim() === '');
}

/** What Word answers where it does not open documents for add-ins, and not where it cannot be asked at all. */
const refusals: ReadonlySet<ProblemCode> = new Set([
  'host.document-protected',
  'host.no-permission',
  'host.refused',
  'host.unsupported',
]);

/** The file as it is, in a window of its own (WordApi 1.3): the only way in the floor that keeps sections, margins, headers and footers. */
export async function openBeside(docx: Uint8Array, limits: RunLimits): Promise<void> {
  try {
    await wordRun(limits, async (context) => {
      context.application.createDocument(base64(docx)).open();
      await context.sync();
    });
  } catch (error) {
    if (!isProblem(error) || !refusals.has(error.code)) throw error;
    const { code = error.code } = error.params;
    throw new Problem('host.no-new-document', { ...ofWord, detail: String(code) }, { cause: error });
  }
}

/** The file becomes the text of the open document: one call, and headings, styles, controls and tables are the file's. */
export function insertReport(docx: Uint8Array, limits: RunLimits): Promise<void> {
  return wordRun(limits, async (context) => {
    context.document.body.insertFileFromBase64(base64(docx), 'Replace');
    await context.sync();
  });
}

/** @throws Problem host.not-as-planned where Word left a fragment out */
export function checkInserted({ controls }: FoundDocument, wanted: readonly { id: string; title: string }[]): void {
  for (const { id, title } of wanted)
    if (!controls.some(({ fragment }) => fragment === id))
      throw new Problem('host.not-as-planned', { ...ofWord, title });
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
