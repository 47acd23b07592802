// What an administrator does with this very package; the general guide is docs/for-administrators.md.
import { plainSiteOf } from './wps.mjs';

const SOURCES = {
  global: {
    name: '微软全球内容网络（appsforoffice.microsoft.com）',
    fits: '使用微软全球版 Microsoft 365 的单位，以及能访问该网址的 Office 2021、2024。',
    network: '每台电脑要能访问 appsforoffice.microsoft.com（443）和本服务器；其他地址都不需要。',
    checks: ['在试点电脑的浏览器里打开 https://appsforoffice.microsoft.com/lib/1/hosted/office.js，应当看到脚本文字。'],
  },
  '21vianet': {
    name: '世纪互联内容网络（appsforoffice.cdn.partner.office365.cn）',
    fits: '使用由世纪互联运营的 Microsoft 365 的单位。',
    network: '每台电脑要能访问 appsforoffice.cdn.partner.office365.cn（443）和本服务器；其他地址都不需要。',
    checks: [
      '在试点电脑的浏览器里打开 https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js，应当看到脚本文字。',
      '世纪互联没有“集成应用”页面，用“集中部署”（管理中心→设置→集成应用或加载项，以当时的页面为准）。',
    ],
  },
  local: {
    name: '本服务器的 office 文件夹（npm 上的 @microsoft/office-js，原样复制，附许可）',
    fits: '没有互联网的内网，桌面版 Office 2021、LTSC 2021、2024。',
    network: '每台电脑只访问本服务器。',
    checks: [
      '微软只支持从它的内容网络加载 office.js，自行存放不在支持范围内；这份文件停在 2022 年的版本，本加载项只用其中的功能。',
      'office 文件夹里的文件不得修改，office/LICENSE.md 要一起保留。',
    ],
  },
};

/** @param about version.json of the package */
export function deploymentNotes({ version, baseUrl, officeJs, relay, id, packs, inWps, wpsUrl }) {
  const { name, fits, network, checks } = SOURCES[officeJs];
  const path = new URL(baseUrl).pathname;
  const plain = inWps.length > 0 ? plainSiteOf(wpsUrl) : null;
  return `绩效自评助手 ${version} 部署说明

地址：${baseUrl}${
    plain === null
      ? ''
      : `（给 Office，要 https）
给 WPS 的地址：${plain}（http，见第二节）`
  }
加载项编号：${id}
office.js 来自：${name}
适合：${fits}
网络：${network}
中转：${relay ? '有。Excel 窗格的数据包加密后经本服务器转给 Word 窗格，服务器看不到内容，只存在内存里。' : '没有。数据不离开用户的电脑。'}

一、放到服务器
1. 核对：用 SHA256SUMS 核对每个文件（Windows：certutil -hashfile 文件 SHA256；Linux：sha256sum -c SHA256SUMS）。
2. 把 site 文件夹里的全部文件放到 ${baseUrl}，网站路径为 ${path}。
   nginx 用 server/nginx.conf，IIS 用 site/web.config（已在网站文件夹里），容器用 server/Containerfile；也可以用 Node.js 20 直接运行 server/serve.cjs。
   这些配置里的响应头（内容安全策略、缓存）不能删，否则更新后有的电脑会一直用旧文件，或者窗格打不开。
3. 证书要让用户的电脑信任。内网自建证书颁发机构的，用组策略下发根证书。
4. 在试点电脑的浏览器里打开 ${baseUrl}taskpane.html，不能有证书警告；打开 ${baseUrl}version.json，版本应为 ${version}。
${checks.map((check, index) => `${index + 5}. ${check}`).join('\n')}

二、先试点
1. 在两三台电脑上按“安装说明.txt”装上，照检查表逐项看（源码里的 docs/manual-check.md，不在包里）。
2. 没有 Office 加载项的电脑（WPS、Office 2016、2019）用 ${
    plain === null
      ? `${baseUrl}网页版.html`
      : `${plain}网页版.html（也可以用 ${baseUrl}网页版.html，https 的能直接存回原来的文件）`
  }，或者把这个文件直接发给他们，断网也能用。
${
  inWps.length === 0
    ? ''
    : `3. 愿意在 WPS 里试的，见 WPS 文件夹里的“安装说明（WPS）.txt”（${inWps.join('、')}），网页的地址是 ${wpsUrl} 。没有在 WPS 里看过，网页版才是准的。
${
  plain === null
    ? ''
    : `   ${plain} 的网站照那份说明用 serve.cjs 开着才有，首页是网页版和安装页的链接。还没有 ${baseUrl} 的，本文其余各节不用做；一直没有的，打包只写 --wps-url ${wpsUrl}。
`
}`
}
三、集中部署
微软 365 管理中心→设置→集成应用→上传自定义应用，选本文件夹的 manifest.xml，分配方式选“固定（Fixed）”。最多 24 小时生效。
没有登录微软账号的 LTSC 没有受支持的集中部署渠道，可以用组策略下发共享文件夹目录，见管理员指南（源码里的 docs/for-administrators.md，不在包里）。

四、更新和回退
1. 更新：打新包，先放 site 里 js、css、office 三个文件夹，再放其余文件。旧的 js、css 至少留一周，正开着的窗格还在用。
2. 回退：把上一个包的 taskpane.html、version.json、packs 放回去即可（签过名的 packs 要重新签名再放），带编号的文件不用动。
3. manifest.xml 只有在地址、按钮或图标变了时才要重新上传；加载项编号不变，版本号变大。
4. 填报季要冻结版本：另用一个地址打包（编号随之不同），两个版本可以并存，互不影响。

五、包里有什么
site/ 网站文件；manifest.xml 清单；sideload/ 试点安装脚本；${inWps.length === 0 ? '' : 'WPS/ 装进 WPS 的文件、脚本和说明；'}server/ 服务器配置；空白工作簿/ 每种表格一份；
第三方软件声明.txt、sbom.cdx.json 软件物料清单；SHA256SUMS 校验值；同名 .zip 是以上全部，供带进内网。

模板（${packs.length} 个）：
${packs.map((pack) => `  ${pack.id} ${pack.version}  ${pack.title}`).join('\n')}
`;
}

/** For a package that has nothing for Office. @param base where site/ is put */
export function wpsOnlyNotes({ version, base, wpsUrl, packs, inWps }) {
  const isPlain = base.startsWith('http:');
  return `绩效自评助手 ${version} 部署说明（只给 WPS）

这一包只有网页版和装进 WPS 的加载项，没有 Office 加载项：没有 manifest.xml、Excel 和 Word 的窗格、试点安装脚本、Excel → Word 的中转。
有 Office 2021 或更新版本的电脑，要用 https 的地址另打一包：npm run package -- --base-url https://单位的地址/

没有在任何一个版本的 WPS 里看过，网页版才是说定的。

网站的地址：${base}
WPS 取网页的地址：${wpsUrl}（${inWps.join('、')}）
网络：每台电脑只访问本服务器。数据不离开用户的电脑。

一、放到服务器
1. 核对：用 SHA256SUMS 核对每个文件（Windows：certutil -hashfile 文件 SHA256；Linux：sha256sum -c SHA256SUMS）。
2. 把 site 文件夹里的全部文件放到 ${base}，网站路径为 ${new URL(base).pathname}。
   nginx 用 server/nginx.conf，IIS 用 site/web.config（已在网站文件夹里）；也可以用 Node.js 20 直接运行 server/serve.cjs${isPlain ? '，那一行写在 WPS 文件夹里的“安装说明（WPS）.txt”' : ' --dir site --cert 证书.pem --key 私钥.pem --port 443'}。
   这些配置里的响应头（内容安全策略、缓存）不能删，不设登录。
${isPlain ? '   http 没有加密，也不问是谁：只放在内网。' : '   证书要让用户的电脑信任。'}
3. 在试点电脑的浏览器里打开 ${base} ，看得到“网页版”和“把绩效自评助手装进 WPS”；打开 ${base}version.json，版本应为 ${version}。

二、用起来
1. 网页版：打开 ${base}网页版.html，或者把这个文件直接发给用户，断网也能用。
2. 愿意在 WPS 里试的：照 WPS 文件夹里的“安装说明（WPS）.txt”装，三条路都写着怎样撤销。

三、更新和回退
1. 更新：打新包，把 site 里的文件全部换上。据报告，WPS 每次启动都来读 manifest.xml 和 ribbon.xml。
2. 回退：把上一个包 site 里的文件放回去。工作簿不受影响。

四、包里有什么
site/ 网站文件；WPS/ 装进 WPS 的文件、脚本和说明；server/ 服务器配置；空白工作簿/ 每种表格一份；命令行/ 命令行程序；
第三方软件声明.txt、sbom.cdx.json 软件物料清单；SHA256SUMS 校验值；同名 .zip 是以上全部，供带进内网。

模板（${packs.length} 个）：
${packs.map((pack) => `  ${pack.id} ${pack.version}  ${pack.title}`).join('\n')}
`;
}
