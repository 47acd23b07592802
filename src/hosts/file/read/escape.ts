import { withoutEdgeSpace } from '../../../core/report/wordml/xml-tokens';

/** Undoes ST_Xstring escapes (ECMA-376 §22.9.2.19): "_x000D_" is a carriage return, "_x005F_x000D_" the eight characters themselves. */
export function unescapeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Text of a `<t>`: Excel drops blanks at both ends unless xml:space="preserve" keeps them. */
export function spacedText(text: string, isPreserved: boolean): string {
  return unescapeXstring(isPreserved ? text : withoutEdgeSpace(text));
}

/** ST_Xstring (ECMA-376 §22.9.2.19): what XML cannot hold, and what would be read as such an escape. */
export function xstring(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- exactly the characters XML 1.0 forbids
    /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
