/** One add-in as WPS is told of it: WPS keeps a list for each of its programs (`type`), and trusts a name at an address. */
export interface AddIn {
  readonly name: 'jixiao-et' | 'jixiao-wps';
  readonly type: 'et' | 'wps';
  readonly program: 'WPS 表格' | 'WPS 文字';
  /** Beside this page. It ends in a slash: WPS puts "ribbon.xml" and "manifest.xml" right behind it. */
  readonly folder: 'et/' | 'writer/';
}

export const addIns: readonly AddIn[] = [
  { name: 'jixiao-et', type: 'et', program: 'WPS 表格', folder: 'et/' },
  { name: 'jixiao-wps', type: 'wps', program: 'WPS 文字', folder: 'writer/' },
];

/** Where an add-in stands, by the page's own address; null for a page opened from the disk, which has no address WPS could ask. */
export function addressOf({ folder }: AddIn, page: string): string | null {
  const { protocol, href } = new URL(folder, page);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Addresses as WPS hands them back may be written out or with %xx; WPS trusts the very words, so "localhost" is another place than "127.0.0.1". */
export function isSameAddress(one: string, other: string): boolean {
  return spelled(one) === spelled(other);
}

function spelled(address: string): string {
  try {
    const written = decodeURI(address);
    return written.endsWith('/') ? written : `${written}/`;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return address;
  }
}

/** Whose machine an address is on, without saying which: for a text that leaves the house. */
export function kindOfAddress(address: string): string {
  const match = /^(https?|file):\/\/(\[[^\]]*\]|[^/:]*)/i.exec(address);
  if (!match) return '不是网址';
  const [, protocol, host] = match;
  if (protocol!.toLowerCase() === 'file') return '磁盘上的文件';
  const isHere = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/i.test(host!);
  return `${protocol!.toLowerCase()}，${isHere ? '本机' : '别的机器'}`;
}
