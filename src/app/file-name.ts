/** Letters of a name: in Chinese some 180 bytes, and file systems take 255 of the whole, with what is put behind it. */
const most = 60;

/** A title as a file's name: without what file systems refuse, without spaces, and no longer than they take. */
export function fileNameOf(title: string): string {
  const letters = [...title.replace(/[\\/:*?"<>|\s]+/g, '')];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}
