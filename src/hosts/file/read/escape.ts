/** Undoes ST_Xstring escapes (ECMA-376 §22.9.2.19): "_x000D_" is a carriage return, "_x005F_x000D_" the eight characters themselves. */
export function unescapeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Text of a `<t>`: Excel drops blanks at both ends unless xml:space="preserve" keeps them. */
export function spacedText(text: string, isPreserved: boolean): string {
  return unescapeXstring(isPreserved ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
}
