// The manifest with the addresses of one office. Node built-ins only.
import { createHash } from 'node:crypto';

const PLACEHOLDER = 'https://localhost:3000';

export class BaseUrlError extends Error {}

/** An https address that Office may open, or undefined where none is given. Throws BaseUrlError. */
export function checkPage(option, text) {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:' || text.length > 2048)
    throw new BaseUrlError(`${option} 要写 https:// 开头的网址（不超过 2048 个字符），现在是“${text}”。`);
  return new URL(text).href;
}

/** "https://intranet.example.gov.cn/jixiao" → the same with a slash at the end. Throws BaseUrlError with a sentence for people. */
export function checkBaseUrl(text) {
  if (text === undefined || text === '') {
    throw new BaseUrlError(
      '请用 --base-url 写明加载项放在哪里，例如 --base-url https://jixiao.example.gov.cn/。单位只用 WPS 的，只写 --wps-url，例如 --wps-url http://10.20.30.40:8080/wps/。',
    );
  }
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new BaseUrlError(`“${text}”不是网址。请写完整，例如 https://jixiao.example.gov.cn/。`);
  }
  if (url.protocol !== 'https:') {
    throw new BaseUrlError(
      `--base-url 是 Office 打开的地址，“${text}”不是 https 网址，Office 不会打开它。请先给服务器配好 https 证书，再用 https:// 开头的网址。` +
        '给 WPS 用的 http 网址写在 --wps-url，例如 --wps-url http://10.20.30.40:8080/wps/；只用 WPS 的，不写 --base-url。',
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new BaseUrlError(`“${text}”里不能有用户名、密码、“?”或“#”。请只写到文件夹为止。`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Where WPS takes its folder from: plain http does, too. @param base null: there is no pane for Office. Throws BaseUrlError. */
export function checkWpsUrl(text, base) {
  if (text === undefined) return `${base}wps/`;
  // What is below the site's own root: that is all that a server of ours knows.
  if (base === null && !/\/wps\/?$/.test(text))
    throw new BaseUrlError(
      `只给 WPS 打包时，--wps-url 要以 /wps/ 结尾，例如 http://10.20.30.40:8080/wps/，现在是“${text}”。要放在别的路径下的，同时写 --base-url。`,
    );
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new BaseUrlError(
      `--wps-url 要写 http:// 或 https:// 开头的网址，例如 http://10.20.30.40:8080/wps/，现在是“${text}”。`,
    );
  const url = new URL(text);
  // The scripts for Linux take no more than this either.
  if (url.username !== '' || url.password !== '' || /[?#"'<>&\\\s]/.test(text))
    throw new BaseUrlError(
      `--wps-url 的“${text}”里不能有用户名、密码、空格、引号、“?”“#”“&”“<”“>”或“\\”。请只写到文件夹为止。`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Office wants four parts. */
function manifestVersion(version) {
  const [major = '0', minor = '0', patch = '0'] = version.split(/[.+-]/);
  return `${major}.${minor}.${patch}.0`;
}

/** RFC 4122 version 5, in the namespace of addresses. */
const ADDRESSES = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * Office knows an add-in by its id alone: two deployments (a pilot beside the season's frozen one) need two, and a new version of
 * the same deployment keeps its own. So it follows from the address.
 */
export function idFor(base) {
  const hash = createHash('sha1').update(ADDRESSES).update(base).digest().subarray(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const isId = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/**
 * Addresses of the placeholder become those of the office; the AppDomain is the origin alone, which is all Office takes.
 * `support` and `help` are whole addresses where the office has pages of its own, undefined for the page in the package.
 */
export function manifestFor(xml, { base, version, id = idFor(base), support, help }) {
  const origin = new URL(base).origin;
  const helpPage = `${PLACEHOLDER}/help.html`;
  return xml
    .replace(/<!--[\s\S]*?-->\s*/, '')
    .replace(/<Id>[^<]*<\/Id>/, `<Id>${id}</Id>`)
    .replace(
      `<SupportUrl DefaultValue="${helpPage}"/>`,
      `<SupportUrl DefaultValue="${escapeXml(support ?? helpPage)}"/>`,
    )
    .replace(`id="Help.Url" DefaultValue="${helpPage}"`, `id="Help.Url" DefaultValue="${escapeXml(help ?? helpPage)}"`)
    .replaceAll(`<AppDomain>${PLACEHOLDER}</AppDomain>`, `<AppDomain>${escapeXml(origin)}</AppDomain>`)
    .replaceAll(`${PLACEHOLDER}/`, escapeXml(base))
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${manifestVersion(version)}</Version>`);
}

/** Paths under the base that the manifest points to, without queries. */
export function filesOfManifest(xml, base) {
  const found = [...xml.matchAll(/DefaultValue="([^"]*)"/g)].map(([, value]) => value.replaceAll('&amp;', '&'));
  return [
    ...new Set(
      found.filter((value) => value.startsWith(base)).map((value) => value.slice(base.length).replace(/[?#].*$/, '')),
    ),
  ];
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
