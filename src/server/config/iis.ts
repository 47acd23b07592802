import { usualSettings } from '../../relay/server/settings';
import { pathRuleOf, pathRules, securityHeaders, type PathRule } from '../security-headers';
import { mediaTypes } from '../static/media-types';
import { LONGEST_ADDRESS } from '../static/request-path';
import { refuseStrange, type SiteConfig } from './site-config';

/**
 * web.config for the site's folder under IIS 10. IIS has no patterns for headers, so what differs by file is said by folder and for the
 * pages one by one; the relay needs the modules URL Rewrite and Application Request Routing.
 * @throws Error where a file would get other headers than the table says: it lies in a folder whose rule it does not fit
 */
export function iisConfig(config: SiteConfig): string {
  refuseStrange(config);
  refuseMisfits(config.files);
  const headers = securityHeaders(config);
  const rest = pathRuleOf('');
  const pages = config.files.filter(
    (path) => pathRuleOf(path) === pathRuleOf('x.html') || pathRuleOf(path).ownPolicy !== undefined,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<!-- 绩效自评助手 ${config.version} 的 IIS 配置，由打包程序按 src/server 的同一张表生成。与网页放在同一个文件夹。 -->`,
    '<configuration>',
    '  <system.webServer>',
    '    <directoryBrowse enabled="false" />',
    '    <defaultDocument enabled="true">',
    '      <files>',
    '        <clear />',
    '        <add value="index.html" />',
    '        <add value="taskpane.html" />',
    '      </files>',
    '    </defaultDocument>',
    '    <urlCompression doStaticCompression="true" />',
    '    <security>',
    '      <requestFiltering removeServerHeader="true">',
    `        <requestLimits maxAllowedContentLength="${config.relayPort === null ? 1024 : usualSettings.maxBytes}" maxUrl="${LONGEST_ADDRESS}" maxQueryString="${LONGEST_ADDRESS}" />`,
    '        <verbs allowUnlisted="false">',
    ...['GET', 'HEAD', 'OPTIONS', ...(config.relayPort === null ? [] : ['POST', 'PUT', 'DELETE'])].map(
      (verb) => `          <add verb="${verb}" allowed="true" />`,
    ),
    '        </verbs>',
    '        <denyUrlSequences>',
    '          <add sequence="/." />',
    '        </denyUrlSequences>',
    '      </requestFiltering>',
    '    </security>',
    '    <staticContent>',
    ...Object.entries(mediaTypes).flatMap(([extension, { type }]) => [
      `      <remove fileExtension="${extension}" />`,
      `      <mimeMap fileExtension="${extension}" mimeType="${type}" />`,
    ]),
    `      ${clientCache(rest.cacheControl)}`,
    '    </staticContent>',
    '    <httpProtocol>',
    '      <customHeaders>',
    ...headers.flatMap(({ name, value, why }) => [
      `        <!-- ${value === null ? `不发 ${name}：` : ''}${xml(why).replaceAll('--', '－－')} -->`,
      `        <remove name="${name}" />`,
      ...(value === null ? [] : [`        <add name="${name}" value="${xml(value)}" />`]),
    ]),
    `        <add name="cross-origin-resource-policy" value="${rest.resourcePolicy}" />`,
    '      </customHeaders>',
    '    </httpProtocol>',
    ...relayOf(config),
    '  </system.webServer>',
    ...pathRules.flatMap((rule) => (rule.folders ?? []).flatMap((folder) => locationOf(folder, rule))),
    ...pages.flatMap((page) => locationOf(page, pathRuleOf(page))),
    '</configuration>',
    '',
  ].join('\r\n');
}

function refuseMisfits(files: readonly string[]): void {
  const byFolder = pathRules.flatMap((rule) => (rule.folders ?? []).map((folder) => ({ rule, folder })));
  for (const { rule, folder } of byFolder) {
    const misfit = files.find((path) => path.startsWith(`${folder}/`) && pathRuleOf(path) !== rule);
    if (misfit !== undefined)
      throw new Error(`${misfit} does not fit the rule of its folder, and IIS knows folders only`);
  }
}

function locationOf(path: string, { cacheControl, resourcePolicy, ownPolicy, why }: PathRule): string[] {
  return [
    `  <!-- ${xml(why)} -->`,
    `  <location path="${xml(path)}">`,
    '    <system.webServer>',
    '      <staticContent>',
    `        ${clientCache(cacheControl)}`,
    '      </staticContent>',
    '      <httpProtocol>',
    '        <customHeaders>',
    '          <remove name="cross-origin-resource-policy" />',
    `          <add name="cross-origin-resource-policy" value="${resourcePolicy}" />`,
    ...(ownPolicy === undefined
      ? []
      : [
          '          <remove name="content-security-policy" />',
          `          <add name="content-security-policy" value="${xml(ownPolicy)}" />`,
        ]),
    '        </customHeaders>',
    '      </httpProtocol>',
    '    </system.webServer>',
    '  </location>',
  ];
}

/** IIS writes max-age itself and puts what else is said before it; DisableCache is its word for "no-cache". */
function clientCache(cacheControl: string): string {
  if (cacheControl === 'no-cache') return '<clientCache cacheControlMode="DisableCache" />';
  const seconds = Number(/max-age=(\d+)/.exec(cacheControl)?.[1]);
  if (!(seconds % 86_400 === 0)) throw new Error(`IIS counts days here, not "${cacheControl}"`);
  const others = cacheControl.replace(/(?:,\s*)?max-age=\d+/, '').trim();
  return `<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="${seconds / 86_400}.00:00:00" cacheControlCustom="${xml(others)}" />`;
}

function relayOf({ relayPort }: SiteConfig): string[] {
  if (relayPort === null) return [];
  return [
    '    <!-- Excel → Word 的中转：由本机的 serve.cjs（带 behind-proxy 和 relay 两个选项）回答；要装 URL Rewrite 和 ARR，并在 ARR 里打开代理 -->',
    '    <rewrite>',
    '      <rules>',
    '        <rule name="jixiao relay" stopProcessing="true">',
    '          <match url="^relay/(.*)$" />',
    `          <action type="Rewrite" url="http://127.0.0.1:${relayPort}/relay/{R:1}" />`,
    '        </rule>',
    '      </rules>',
    '    </rewrite>',
  ];
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
