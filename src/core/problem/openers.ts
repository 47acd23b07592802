/** The programs that open such a file, as people are told to use them. */
export function openersOf(file: string): string {
  return /\.(?:docx?|wps|dotx)$/i.test(file) ? 'Word 或 WPS 文字' : 'Excel 或 WPS';
}
