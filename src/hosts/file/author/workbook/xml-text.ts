import { xmlText } from '../../../../core/fields/xml-text';

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For element text and attributes in double quotes. */
export function escapeXml(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (sign) => references[sign] ?? sign);
}

/** Texts of data validations are attributes, where a bare line feed would be read as a space. */
export function escapeXmlLines(text: string): string {
  return escapeXml(text.replaceAll('\r\n', '\n')).replaceAll('\n', '_x000a_');
}
