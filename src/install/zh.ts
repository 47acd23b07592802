import { floors } from './builds';
import type { Contact, Files, Hindrance } from './service';
import type { Standing } from './state';

/** What to do, one after the other; a step may name the link that does it. */
export interface Step {
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string };
}

export interface Told {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** publish.html and wpsjsrpcsdk.js (InitWpsCloudSvr) start the service by this address; the browser asks its user first. */
const wake: Step = {
  text: '点这里叫醒 WPS 的服务；浏览器问要不要打开 WPS，选“打开”：',
  link: { href: 'ksoWPSCloudSvr://start=RelayHttpServer', text: '叫醒 WPS 的服务' },
};
const again: Step = { text: '再点“再查一遍”。' };
const openOnce: Step = { text: '把 WPS 表格打开一次（没有装 WPS 的先装上），让它开着。' };
const lowest = floors.map(({ only, version }) => `${only} ${version}`).join('，');
const tooOld: Step = { text: `WPS 太旧也会这样。金山说的最低版本：${lowest}。` };
const proxy: Step = { text: '电脑上设了网络代理的，让 127.0.0.1 不走代理。' };
const allow: Step = {
  text: '浏览器问“要不要让这个网站访问本地网络／这台电脑上的应用”，选“允许”；选过“拒绝”的，点地址栏左边的图标改成允许。',
};
const notByHttp: Step = {
  text: '本页是 http 的：新的 Chrome、Edge（142 起）不许外网的 http 网页跟这台电脑上的程序说话，内网的以后也可能不许。请管理员从 https 或 127.0.0.1 放本页。',
};
const otherBrowser: Step = { text: '还是不行，换一个浏览器打开本页（Edge、Chrome、360 极速模式、系统自带的浏览器）。' };
const linux: Step = { text: 'Linux 上有的 WPS 没有这个服务：请管理员用包里的 install-linux.sh 装。' };
const certificate: Step = {
  text: '本页是 https 的，浏览器可能不认 WPS 自己的证书：打开下面的地址，点“高级”→“继续前往”，看到像 1.0.1 的版本号就关掉它：',
  link: { href: 'https://127.0.0.1:58891/version', text: 'https://127.0.0.1:58891/version' },
};

/** `certificateAt`: which step a page of https first tells of WPS's certificate. */
const hindrances: Readonly<Record<Hindrance, Told & { readonly certificateAt?: number }>> = {
  nobody: {
    title: '这台电脑上的 WPS 没有答话',
    certificateAt: 0,
    steps: [openOnce, again, wake, proxy, tooOld, linux, otherBrowser],
  },
  unasked: {
    title: '没有跟 WPS 说上话：浏览器还没有允许，或者 WPS 没有答话',
    certificateAt: 1,
    steps: [allow, again, openOnce, wake, proxy, tooOld, linux, otherBrowser],
  },
  insecure: {
    title: '没有跟 WPS 说上话：浏览器不许 http 的网页问这台电脑，或者 WPS 没有答话',
    steps: [openOnce, again, wake, notByHttp, otherBrowser, proxy, tooOld, linux],
  },
  silent: {
    title: 'WPS 的服务接了话，却一直不回',
    steps: [{ text: '把 WPS 的窗口都关掉，再打开 WPS 表格。' }, again, wake, proxy],
  },
  blocked: {
    title: 'WPS 的服务在，浏览器不让本页读它的回答',
    steps: [
      allow,
      otherBrowser,
      { text: '从 https 的网址打不开的，请管理员从 http://127.0.0.1 或单位内网的网址放本页。' },
    ],
  },
  denied: {
    title: '浏览器不让本页跟这台电脑上的 WPS 说话',
    steps: [
      { text: '点地址栏左边的图标，把“本地网络访问”（或“访问这台设备上的应用”）改成允许。' },
      {
        text: '改不了的，是单位统一设的：请管理员在浏览器策略 LocalNetworkAccessAllowedForUrls 里放行本页的网址。',
      },
      again,
    ],
  },
  stranger: {
    title: '58890 端口上答话的不像 WPS 的服务',
    steps: [
      { text: '也许是别的程序占了这个端口，也许是不认识的新版 WPS。把 WPS 的窗口都关掉，再打开 WPS 表格。' },
      again,
      { text: '还是这样，点“复制诊断”发给帮您装的人。' },
    ],
  },
  half: {
    title: 'WPS 的服务只醒了一半',
    steps: [wake, again, { text: '还不行，重启电脑，打开 WPS 表格再查。' }],
  },
  unlisted: {
    title: 'WPS 的服务在，却不肯给加载项的清单',
    steps: [{ text: '把 WPS 的窗口都关掉，再打开 WPS 表格。' }, again, tooOld],
  },
};

export function tellContact(contact: Contact | null, pageProtocol: string): Told {
  if (contact === null) return { title: '正在问这台电脑上的 WPS', steps: [] };
  if (contact.kind === 'reached') {
    const version = contact.version === '' ? '没有说版本，是老版本' : `版本 ${contact.version}`;
    return { title: `WPS 答话了（它的服务${version}）`, steps: [] };
  }
  const { title, steps, certificateAt: at } = hindrances[contact.why];
  const said = contact.said === '' ? '' : `：“${contact.said}”`;
  const isSecure = pageProtocol === 'https:' && at !== undefined;
  return {
    title: `${title}${said}`,
    steps: isSecure ? [...steps.slice(0, at), certificate, ...steps.slice(at)] : steps,
  };
}

export function tellStanding(
  standing: Standing,
  program: string,
  canInstall: boolean,
  isWorking = false,
): { readonly state: string; readonly next: string } {
  switch (standing.kind) {
    case 'unknown':
      return { state: '不知道', next: '要先跟 WPS 说上话。' };
    case 'odd':
      return { state: '在 WPS 的清单里，写法本页不认得', next: '装没装好不知道。点“复制诊断”发给帮您装的人。' };
    case 'absent':
      return { state: '没有装', next: canInstall ? '点“装上”。' : '' };
    case 'gone':
      return {
        state: '装过，现在没有了',
        next: `${standing.since} 本页还看到它在 WPS 的清单里，现在没有了。多半是 WPS 自动更新时带走的，也可能是别人卸的。再装一次就行。`,
      };
    case 'taken-out':
      return isWorking
        ? { state: '旧的卸下了，新的还没有装上', next: '' }
        : {
            state: '没有装：本页卸下了旧的，没能再装上',
            next: '重新装上要先卸下旧的。卸下了，WPS 的清单里却没有新的。点“装上”再试；试过别的办法的，点“再查一遍”。',
          };
    case 'off':
      return { state: '在清单里，被停用了', next: canInstall ? '点“装上”，它就重新启用。' : '' };
    case 'elsewhere':
      return canInstall
        ? {
            state: '已装上，装的是另一个地址的',
            next: `WPS 记着的是 ${standing.entry.url} 。要用本页这一份，点“换成这里的”；它换下旧的。那里的还在用，就不用换。`,
          }
        : { state: '已装上', next: `WPS 记着的是 ${standing.entry.url} 。` };
    case 'here':
      return { state: '已装上', next: `在 WPS 的清单里。${program}信任没信任它，清单里看不到，本页不知道；看下面。` };
  }
}

/** What the user may see in the program, since the service does not tell: "装上" says nothing of trust (authaddin.json). */
export type Seen = 'works' | 'not-asked' | 'allowed' | 'refused' | 'no-answer';

export const seen: readonly { readonly id: Seen; label(program: string): string; answer(program: string): string }[] = [
  {
    id: 'works',
    label: () => '看得到“绩效自评”，里面的按钮点了能打开',
    answer: () => '装好了。',
  },
  {
    id: 'allowed',
    label: () => '问过是否信任，我点了允许，还是没有',
    answer: (program) =>
      `已信任，请重启 ${program}：把 ${program}的窗口都关掉，再打开。点允许的那一次不会出来，下一次打开才有。重启了还没有，按“每次打开都问”那一条做。`,
  },
  {
    id: 'not-asked',
    label: () => '没有问过我，也没有“绩效自评”',
    answer: (program) =>
      `把 ${program}的窗口都关掉（Linux 上连后台的一起：quickstartoffice restart），再打开。问是否信任时点允许，然后再重启一次。还不问的，在下面填 WPS 的版本号看看。`,
  },
  {
    id: 'refused',
    label: () => '点过不允许，或者每次打开都问',
    answer: (program) =>
      `点上面的“重新装上”，把 ${program}的窗口都关掉再打开，问的时候点允许，再重启一次。想自己看的：WPS 的 jsaddons 文件夹里 authaddin.json 这一条的 enable、isload 要都是 true。`,
  },
  {
    id: 'no-answer',
    label: () => '有“绩效自评”，点了没反应，或功能区点不动',
    answer: (program) =>
      `窗格开着时功能区点不动的，点窗格右上角的“收起”。点了没反应的，点上面的“重新装上”再重启 ${program}；还是这样，点“复制诊断”发给帮您装的人。`,
  },
];

/** Only of what was looked at, and as it was then. */
export function tellFiles({ fine, other, unknown }: Files): string {
  const list = (names: readonly string[]): string => names.join('、');
  return [
    other.length > 0
      ? `WPS 按这个地址取来的 ${list(other)} 不是加载项的：文件夹没有放全，或者网址要登录。请管理员看一下“地址”下面的这${other.length > 1 ? '几' : '一'}个文件打不打得开。`
      : '',
    unknown.length > 0 ? `WPS 取不取得到 ${list(unknown)}，不知道。` : '',
    fine.length > 0 ? `刚才查的时候，WPS 取得到 ${list(fine)}。` : '',
  ].join('');
}

const notTaken = (said: string): string => `WPS 没有收下${said === '' ? '' : `，它说：“${said}”`}。`;

export const zh = {
  title: '把绩效自评助手装进 WPS',
  lead: '装上以后，WPS 表格、WPS 文字的功能区里有“绩效自评”，里面各有四个按钮。本页只跟这台电脑上的 WPS 说话，什么也不往外发。',
  unseen: '没有在 WPS 里看过：本页照 WPS 公开的说法做，装不上、用不了的，请用网页版。',
  service: 'WPS 的服务',
  check: '再查一遍',
  checking: '正在查',
  address: '地址',
  install: '装上',
  replace: '换成这里的',
  reinstall: '重新装上',
  remove: '卸下',
  working: '正在办',
  leave: '浏览器也许正在问您，要不要让本页访问这台电脑：请选“允许”。',
  asking: 'WPS 也许正在问您，请看一眼 WPS 的窗口。',
  onDisk: '本页是从磁盘上打开的，没有网址，WPS 取不到加载项，所以不能装。',
  onDiskNext:
    '请管理员把整个 wps 文件夹放到网址上（单位内网的网站，或本机的小服务），从那个网址打开本页来装。在这里能查、能卸。',
  seenTitle: (program: string) => `${program}里现在是怎样？`,
  installed: (program: string) =>
    `装上了。现在：把 ${program}的窗口都关掉再打开；它问是否信任，点允许；然后再重启一次 ${program}。`,
  removed: (program: string) => `卸下了。${program}重启后，“绩效自评”就没有了。`,
  said: notTaken,
  refused: (said: string) => `${notTaken(said)}在 WPS 里点过“不允许”的，再点一次，改点允许。`,
  puttingBack: (reason: string) => `${reason}正在请它把原来的放回去；WPS 再问您，点允许。`,
  putBack: (reason: string) => `${reason}原来的放回去了，在 WPS 的清单里。`,
  notPutBack: (reason: string) =>
    `${reason}本页请它把原来的放回去，也没有成。在 WPS 里点过“不允许”的，点“装上”，改点允许。`,
  unanswered: 'WPS 一直没有回答。看一眼 WPS 的窗口有没有在等您点，再点“再查一遍”。',
  notInList: 'WPS 说收下了，清单里却没有。',
  notKept: 'WPS 说收下了，清单里却没有。把 WPS 的窗口都关掉再打开，再装一次；还是这样，点“复制诊断”发给帮您装的人。',
  notRemoved: 'WPS 说卸下了，清单里却还有。把 WPS 的窗口都关掉再打开，再卸一次。',
  lost: 'WPS 忽然不答话了，办没办成不知道。请看上面。',
  build: 'WPS 的版本',
  buildLabel: 'WPS 的“关于”里有版本号（多半是“文件”→“帮助”→“关于”），填在这里：',
  buildExample: '如 12.1.0.26895',
  buildUnreadable: '看不懂这个版本号，应当是四段数字，如 12.1.0.26895，只填一个。',
  buildNotKnown: '没有关于这个版本的消息：行不行不知道，不等于不行。装上试试。',
  by: { 金山: '金山说', 用户: '有用户说' },
  support: '请人帮忙',
  supportLead: '把下面的话发给帮您装的人。里面没有单位的名称、网址和您的姓名。',
  copy: '复制诊断',
  copied: '已复制',
  copyByHand: '已选中，请按 Ctrl+C。',
  copyAgain: '情况变了，下面换成了现在的，请再点“复制诊断”。',
};
