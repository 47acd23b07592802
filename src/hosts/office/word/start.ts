import { Problem } from '../../../core/problem/problem';
import type { FoundDocument } from '../../../core/report/refresh/found-document';
import type { RunLimits } from '../in-time';
import { ofWord } from './problems';
import { wordRun } from './run';

export function isEmptyDocument({ controls, blocks }: FoundDocument): boolean {
  return controls.length === 0 && blocks.every(({ kind, text }) => kind === 'paragraph' && text.trim() === '');
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
