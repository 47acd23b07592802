/** Text for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Lines by line feed become paragraphs' own line breaks. */
export function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

export function round2(number: number): string {
  return String(Math.round(number * 100) / 100);
}
