import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The document with 修订 on, where the schema wants it. */
export function withTracking(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const settings = strFromU8(parts['word/settings.xml']!);
  if (settings.includes('<w:trackRevisions')) return docx;
  const later =
    /<w:(?:doNotTrack|documentProtection|autoFormat|styleLock|defaultTabStop|autoHyphenation|evenAndOdd|drawingGrid|characterSpacing|footnotePr|endnotePr|compat|rsids|themeFontLang|clrScheme|decimalSymbol|listSeparator)|<m:mathPr|<\/w:settings>/;
  const next = settings.replace(later, (found) => `<w:trackRevisions/>${found}`);
  if (next === settings) throw new Error('no w:settings');
  return zipSync({ ...parts, 'word/settings.xml': strToU8(next) }, { level: 0 });
}
