import { kindOfAddress, type AddIn } from './add-ins';
import { versionIn } from './builds';
import type { Contact, Files } from './service';
import type { Standing } from './state';
import { seen, tellStanding, type Seen } from './zh';

export interface Found {
  readonly now: Date;
  readonly page: string;
  readonly userAgent: string;
  readonly contact: Contact | null;
  readonly build: string;
  readonly addIns: readonly {
    readonly addIn: AddIn;
    readonly address: string | null;
    readonly standing: Standing;
    readonly files: Files | null;
    readonly seen: Seen | null;
    /** What the last press came to, in the page's words. */
    readonly outcome: string;
  }[];
}

/**
 * For the one who helps, by any chat: what decides, and nothing that says who or where somebody is. Addresses are told by their kind alone,
 * what else WPS has installed by its number.
 */
export function supportText({ now, page, userAgent, contact, build, addIns }: Found): string {
  const strangers =
    contact?.kind === 'reached'
      ? contact.list.filter(({ name }) => addIns.every(({ addIn }) => addIn.name !== name)).length
      : 0;
  const lines = [
    `绩效自评助手 WPS 安装页的诊断（${now.toISOString()}）`,
    `本页：${kindOfAddress(page)}`,
    `浏览器：${browserOf(userAgent)}`,
    `WPS 的版本：${versionIn(build) ?? (build.trim() === '' ? '没有填' : '看不懂')}`,
    `WPS 的服务：${serviceLine(contact)}`,
    ...addIns.map(
      ({ addIn, address, standing, files, seen: told, outcome }) =>
        `${addIn.program}（${addIn.name}）：${[
          standing.kind,
          tellStanding(standing, addIn.program, address !== null).state,
          standing.kind === 'elsewhere' ? `另一个地址是 ${kindOfAddress(standing.entry.url)}` : '',
          address === null ? '' : `文件 ${files === null ? '没有看' : filesLine(files)}`,
          told === null ? '' : `用户说：${seen.find(({ id }) => id === told)!.label(addIn.program)}`,
          withoutAddresses(outcome),
        ]
          .filter((part) => part !== '')
          .join('；')}`,
    ),
    ...(strangers > 0 ? [`别的加载项：${strangers} 个`] : []),
  ];
  return lines.join('\n');
}

function filesLine(files: Files): string {
  const kinds = ['fine', 'other', 'unknown'] as const;
  return kinds
    .filter((kind) => files[kind].length > 0)
    .map((kind) => `${kind}: ${files[kind].join(' ')}`)
    .join('，');
}

function serviceLine(contact: Contact | null): string {
  if (contact === null) return '还没有问';
  if (contact.kind === 'reached')
    return `${contact.base.startsWith('https') ? 'https 58891' : 'http 58890'}，版本 ${contact.version === '' ? '没有说' : contact.version}`;
  return [contact.why, withoutAddresses(contact.said)].filter((part) => part !== '').join('，');
}

/** The service's own words may hold an address or a path of the disk: words with a slash are left out. */
function withoutAddresses(text: string): string {
  return text
    .split(/(\s)/)
    .map((word) => (/[/\\]/.test(word) ? '…' : word))
    .join('');
}

/** Engine and system; the rest of a user agent is no help. */
function browserOf(userAgent: string): string {
  const engine = /(?:Chrome|Firefox|Version)\/[\d.]{1,30}/.exec(userAgent)?.[0] ?? '不认得';
  const from = userAgent.indexOf('(');
  const to = userAgent.indexOf(')', from);
  return `${engine}；${from >= 0 && to > from ? userAgent.slice(from + 1, to) : '不认得'}`;
}
