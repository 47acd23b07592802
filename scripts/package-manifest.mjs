// The manifest with the addresses of one office. Node built-ins only.
export const PLACEHOLDER = 'https://localhost:3000';

export class BaseUrlError extends Error {}

/** "https://intranet.example.gov.cn/jixiao" → the same with a slash at the end. Throws BaseUrlError with a sentence for people. */
export function checkBaseUrl(text) {
  if (text === undefined || text === '') {
    throw new BaseUrlError('请用 --base-url 写明加载项放在哪里，例如 --base-url https://jixiao.example.gov.cn/。');
  }
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new BaseUrlError(`“${text}”不是网址。请写完整，例如 https://jixiao.example.gov.cn/。`);
  }
  if (url.protocol !== 'https:') {
    throw new BaseUrlError(
      `“${text}”不是 https 网址，Office 不会打开它。请先给服务器配好 https 证书，再用 https:// 开头的网址。`,
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new BaseUrlError(`“${text}”里不能有用户名、密码、“?”或“#”。请只写到文件夹为止。`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Office wants four parts. */
export function manifestVersion(version) {
  const [major = '0', minor = '0', patch = '0'] = version.split(/[.+-]/);
  return `${major}.${minor}.${patch}.0`;
}

/** Addresses of the placeholder become those of the office; the AppDomain is the origin alone, which is all Office takes. */
export function manifestFor(xml, base, version) {
  const origin = new URL(base).origin;
  return xml
    .replace(/<!--[\s\S]*?-->\s*/, '')
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
