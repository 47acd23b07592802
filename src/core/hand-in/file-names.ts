import type { Pack } from '../pack/pack';

/** 报送版 goes to the bureau, 公开版 to the public. */
export type HandInVersion = '报送版' | '公开版';

export interface NameParts {
  readonly unitName: string;
  readonly year: string;
  readonly version: HandInVersion;
  /** Name of the given file, without its ending. */
  readonly file: string;
  /** The report's title; '' for what is no report of the pack. */
  readonly title: string;
}

/** Where the pack says nothing. */
const usual = {
  workbook: '{unitName}{year}年度绩效自评表（{version}）',
  report: '{title}（{version}）',
  record: '{unitName}{year}年度送出核对报告（{version}）',
} as const;

/** The name of a file that is handed in, as the pack says; what is no report of the pack keeps its own. */
export function handInName(pack: Pick<Pack, 'handIn'>, what: keyof typeof usual, parts: NameParts): string {
  const pattern =
    what === 'report' && parts.title === '' ? '{file}（{version}）' : (pack.handIn?.[what] ?? usual[what]);
  const name = pattern.replace(/\{(unitName|year|version|file|title)\}/g, (_, key: keyof NameParts) => parts[key]);
  return safeName(name) + (what === 'workbook' ? '.xlsx' : '.docx');
}

/** What Windows does not allow in a file's name. */
function safeName(name: string): string {
  const safe = name
    // eslint-disable-next-line no-control-regex
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '')
    .trim()
    .replace(/(?<![. ])[. ]{1,9}$/, '');
  return safe === '' ? '未命名' : [...safe].slice(0, 80).join('');
}

/** Each name once: later ones are numbered. */
export function withoutTwins(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    let own = name;
    for (let number = 2; seen.has(own.toLowerCase()); number++)
      own = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
    seen.add(own.toLowerCase());
    return own;
  });
}
