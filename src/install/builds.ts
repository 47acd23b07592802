/** One thing known of some builds of WPS. Nothing here was seen by us: `by` says whose word it is. */
export interface BuildFact {
  /** The first three figures of a version, "12.1.0"; the fourth is the build. Builds of other branches are numbered apart. */
  readonly branch?: string;
  /** Instead: every branch before this one. */
  readonly before?: string;
  /** Inclusive; what is left out is open. */
  readonly from?: number;
  readonly to?: number;
  readonly by: '金山' | '用户';
  /** Where it holds besides, in words: the page cannot see it. */
  readonly only?: string;
  readonly says: string;
  readonly todo: string;
}

const upgrade = '请升级 WPS；升级不了的，用网页版。';
const least = (version: string): string => `金山给加载项说的最低版本是 ${version}，这个版本更低。`;

/** The lowest builds that Kingsoft names for add-ins. */
export const floors = [
  { only: 'Windows 个人版', version: '11.1.0.9566' },
  { only: 'Windows 企业版', version: '11.8.2.8808' },
  { only: 'Linux 企业版', version: '11.8.2.9346' },
] as const;

const buildFacts: readonly BuildFact[] = [
  { before: '11.1.0', by: '金山', says: least('11.1.0.9566'), todo: upgrade },
  ...floors.map(({ only, version }): BuildFact => {
    const { branch, build } = partsOf(version)!;
    return { branch, to: build - 1, by: '金山', only, says: least(version), todo: upgrade };
  }),
  {
    // github.com/zimo0o0omiz/wps-wakatime, issue 1
    branch: '11.3.0',
    from: 9236,
    to: 9236,
    by: '用户',
    only: '校园版',
    says: '这样的安装页装不进去：点了没有反应。',
    todo: '那位用户换成个人版 11.1.0.10228 后装上了。',
  },
  {
    branch: '12.1.0',
    from: 16910,
    by: '金山',
    only: '个人版',
    says: '加载项只能从这样的安装页装，管理员的 jsplugins.xml 不起作用。',
    todo: '用本页装。',
  },
  {
    branch: '12.1.0',
    from: 23539,
    to: 23542,
    by: '用户',
    says: '23539、23542 两个版本上，有的加载项的功能区不出现。',
    todo: '装上后看不到“绩效自评”的，请换一个版本的 WPS。',
  },
  {
    branch: '12.1.0',
    from: 26200,
    to: 26200,
    by: '用户',
    only: '个人版，ARM 处理器的 Windows 电脑',
    says: '这个版本在 ARM 电脑上不加载任何加载项。',
    todo: '请换一个版本的 WPS，或者用网页版。处理器不是 ARM 的，这一条不相干。',
  },
  {
    branch: '12.1.0',
    from: 26895,
    by: '用户',
    says: '窗格停靠着的时候，功能区点不动。这是 WPS 的毛病。',
    todo: '点窗格右上角的“收起”，功能区就能点了；要再用，点功能区“绩效自评”里的按钮。',
  },
];

export type BuildAnswer =
  | { readonly kind: 'none' | 'unreadable' | 'not-known' }
  | { readonly kind: 'known'; readonly facts: readonly BuildFact[] };

/** What is known of a build by its number, "12.1.0.26895". Not to be in the table means that nobody knows. */
export function factsOf(typed: string): BuildAnswer {
  if (typed.trim() === '') return { kind: 'none' };
  const version = versionIn(typed);
  if (version === null) return { kind: 'unreadable' };
  const { branch, build } = partsOf(version)!;
  const facts = buildFacts.filter((fact) =>
    fact.before === undefined
      ? fact.branch === branch && build >= (fact.from ?? 0) && build <= (fact.to ?? Infinity)
      : isBefore(branch, fact.before),
  );
  return facts.length > 0 ? { kind: 'known', facts } : { kind: 'not-known' };
}

/** The one version in what somebody typed or copied from the window: words around it and full-width figures do not matter. */
export function versionIn(typed: string): string | null {
  const figures = typed.normalize('NFKC').replace(/。/g, '.');
  const found = (figures.match(/\d+(?:\.\d+)*/g) ?? []).filter((one) => one.includes('.'));
  return found.length === 1 && partsOf(found[0]!) ? found[0]! : null;
}

function partsOf(version: string): { readonly branch: string; readonly build: number } | null {
  const match = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.(\d{1,6})$/.exec(version);
  return match ? { branch: match[1]!, build: Number(match[2]) } : null;
}

function isBefore(one: string, other: string): boolean {
  const figures = other.split('.').map(Number);
  const first = one.split('.').findIndex((figure, place) => Number(figure) !== figures[place]);
  return first >= 0 && Number(one.split('.')[first]) < figures[first]!;
}
