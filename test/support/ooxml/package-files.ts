import { strFromU8, unzipSync } from 'fflate';
import { childrenOf, parseXml, type XmlPart } from './xml-node';

export interface Relation {
  readonly id: string;
  /** Last piece of its address: "styles", "worksheet", … */
  readonly type: string;
  /** null: outside of the file. */
  readonly target: string | null;
}

/** Says one thing that is wrong. The same fault has the same words in every file, so that files can be compared. */
export type Tell = (part: string, fault: string) => void;

/** An Office file as the standard sees it: parts, their types, and what points to what. */
export class PackageFiles {
  readonly files: Record<string, Uint8Array>;
  /** Part → content type; what Windows holds for one name is one name. */
  readonly types = new Map<string, string>();
  private readonly parts = new Map<string, XmlPart | null>();
  private readonly names = new Map<string, string>();

  constructor(
    bytes: Uint8Array,
    readonly tell: Tell,
  ) {
    this.files = unzipSync(bytes);
    for (const name of Object.keys(this.files)) {
      if (this.names.has(name.toLowerCase())) tell(name, '一个包里有两个这个名字的部件');
      this.names.set(name.toLowerCase(), name);
    }
  }

  has(part: string): boolean {
    return this.names.has(part.toLowerCase());
  }

  /** null: not there, or no XML (told once). */
  xml(part: string): XmlPart | null {
    const name = this.names.get(part.toLowerCase());
    if (name === undefined) return null;
    let found = this.parts.get(name);
    if (found === undefined) {
      try {
        const bytes = this.files[name]!;
        const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
        found = parseXml(isWide ? new TextDecoder('utf-16le').decode(bytes) : strFromU8(bytes));
      } catch (error) {
        this.tell(name, `不是 XML：${String(error)}`);
        found = null;
      }
      this.parts.set(name, found);
    }
    return found;
  }

  relations(part: string): readonly Relation[] {
    const slash = part.lastIndexOf('/') + 1;
    const root = this.xml(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)?.root;
    return childrenOf(root, 'rel:Relationship').map(({ attributes }) => {
      const target = attributes.get('Target') ?? '';
      const isOutside = attributes.get('TargetMode') === 'External';
      return {
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
        target: isOutside ? null : resolved(part.slice(0, slash), target),
      };
    });
  }

  /** The part that `part` is related to by this type. */
  related(part: string, type: string): string | null {
    return this.relations(part).find((one) => one.type === type && one.target !== null)?.target ?? null;
  }
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  const bare = decodeURI(target.replace(/#.*$/, ''));
  for (const step of (bare.startsWith('/') ? bare.slice(1) : `${folder}${bare}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
