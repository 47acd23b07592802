import type { OfficePackage } from './office-package';
import { parseXml } from './xml';

export interface Relationship {
  readonly id: string;
  /** Last segment of the type address: "worksheet", "sharedStrings"; the same for transitional and strict files. */
  readonly type: string;
  /** The type's whole address. */
  readonly address: string;
  /** Part name without a leading "/"; for an external target the address itself. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** Relationships of a part ('' for the package); none if it has no .rels part. */
export function readRelationships(source: Pick<OfficePackage, 'file' | 'has' | 'xml'>, part: string): Relationship[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!source.has(rels)) return [];
  const found: Relationship[] = [];
  parseXml(source.xml(rels), rels, source.file, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attributes['Target'] ?? '';
      const address = attributes['Type'] ?? '';
      const isExternal = attributes['TargetMode'] === 'External';
      found.push({
        id: attributes['Id'] ?? '',
        type: address.split('/').at(-1) ?? '',
        address,
        target: isExternal ? target : resolveTarget(folder, target),
        isExternal,
      });
    },
  });
  return found;
}

/** "xl/" and "../media/a.png" → "media/a.png"; a leading "/" starts at the root of the package. */
function resolveTarget(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/').split('#', 1)[0] ?? '';
  const parts: string[] = [];
  for (const segment of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (segment === '..') parts.pop();
    else if (segment !== '' && segment !== '.') parts.push(segment);
  }
  return parts.join('/');
}
