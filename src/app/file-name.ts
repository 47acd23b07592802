/** A title as a file's name: without what file systems refuse, and without spaces. */
export function fileNameOf(title: string): string {
  return title.replace(/[\\/:*?"<>|\s]+/g, '');
}
