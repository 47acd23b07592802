import { strFromU8, unzipSync } from 'fflate';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What refers to a part that is not there: attributes without a relationship, relationships without a part, parts without a type. */
export function dangling(bytes: Uint8Array): readonly string[] {
  const files = unzipSync(bytes);
  const found: string[] = [];
  const types = strFromU8(files['[Content_Types].xml']!);
  for (const name of Object.keys(files)) {
    if (name === '[Content_Types].xml' || name.endsWith('/')) continue;
    const extension = name.slice(name.lastIndexOf('.') + 1);
    if (!types.includes(`PartName="/${name}"`) && !types.includes(`Extension="${extension}"`))
      found.push(`${name}: no content type`);
    if (!/\.xml$/.test(name)) continue;
    const slash = name.lastIndexOf('/') + 1;
    const relations = relationsIn(files[`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`]);
    for (const [id, target] of relations) {
      if (target === null) continue;
      const path = target.startsWith('/') ? target.slice(1) : resolve(name.slice(0, slash), target);
      if (!files[path]) found.push(`${name}: ${id} → ${path}`);
    }
    const xml = strFromU8(files[name]!);
    const prefixes = [...xml.matchAll(/xmlns:(\w+)="([^"]*)"/g)].filter(([, , space]) => space === OFFICE);
    for (const prefix of new Set(prefixes.map(([, one]) => one)))
      for (const [, attribute, id] of xml.matchAll(new RegExp(`\\s${prefix}:(\\w+)="([^"]*)"`, 'g')))
        if (!relations.has(id!)) found.push(`${name}: ${prefix}:${attribute}="${id}"`);
  }
  return found;
}

/** id → target; null: outside of the file. */
function relationsIn(part: Uint8Array | undefined): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  if (!part) return found;
  for (const [one] of strFromU8(part).matchAll(/<Relationship\s[^>]*>/g)) {
    const said = (name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(one)?.[1] ?? '';
    found.set(said('Id'), said('TargetMode') === 'External' ? null : said('Target'));
  }
  return found;
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
