import { readFileSync } from 'node:fs';
import { readAsEs2018, uncovered } from '../offline/chromium-78';
import { addinFile, panePage, type Addin } from './addin-window';

/** What Chromium 78 would not read in a script, or would look for in vain. */
function faultsOfScript(script: string): string[] {
  const { faults, names } = readAsEs2018(script);
  return [...faults, ...uncovered(names)];
}

/**
 * What is wrong with the pages of an add-in, read as what they are: scripts of ES2018, nothing asked of the network, no office.js; a page
 * of the ribbon without callbacks that are async, since some builds hide the ribbon for one (wps.md).
 */
export function faultsOfPages(addin: Addin): string[] {
  const html = readFileSync(panePage(addin), 'utf8');
  const scripts = [...html.matchAll(/<script(?: type="text\/plain" id="jixiao-worker")?>([\s\S]*?)<\/script>/g)];
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  const [, ribbon = ''] = /<script>([\s\S]*?)<\/script>/.exec(addinFile(addin, 'index.html')) ?? [];
  return [
    ...(scripts.length === 3 ? [] : [`${scripts.length} scripts`]),
    ...[...scripts.map(([, script]) => script!), ribbon].flatMap(faultsOfScript),
    ...(policy.includes("connect-src 'none'") ? [] : ['may ask the network']),
    ...(html.includes('office.js"') ? ['asks for office.js'] : []),
    ...(ribbon === '' || /\basync\b|\bawait\b/.test(ribbon) ? ['a ribbon that waits'] : []),
  ];
}
