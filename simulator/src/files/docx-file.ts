import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The parts of a .docx by name ("word/document.xml"), in the order of the file. */
export class DocxFile {
  private readonly changed = new Map<string, Uint8Array | null>();

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly given: Readonly<Record<string, Uint8Array>>,
  ) {}

  /** @throws Error where the bytes are no zip file or hold no word processing document */
  static open(bytes: Uint8Array): DocxFile {
    const given = unzipSync(bytes);
    if (!given['[Content_Types].xml'] || !given['_rels/.rels']) throw new Error('the file is not an Office package');
    return new DocxFile(bytes, given);
  }

  names(): readonly string[] {
    const names = new Set(Object.keys(this.given).filter((name) => !name.endsWith('/')));
    for (const [name, part] of this.changed) {
      if (part) names.add(name);
      else names.delete(name);
    }
    return [...names];
  }

  has(name: string): boolean {
    return this.part(name) !== null;
  }

  part(name: string): Uint8Array | null {
    const changed = this.changed.get(name);
    return changed === undefined ? (this.given[name] ?? null) : changed;
  }

  /** @throws Error where there is no such part */
  text(name: string): string {
    const part = this.part(name);
    if (!part) throw new Error(`the file has no part ${name}`);
    const isUtf16 = part[0] === 0xff && part[1] === 0xfe;
    const text = isUtf16 ? new TextDecoder('utf-16le').decode(part) : strFromU8(part);
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  setText(name: string, text: string): void {
    if (this.has(name) && this.text(name) === text) return;
    this.changed.set(name, strToU8(text));
  }

  remove(name: string): void {
    this.changed.set(name, null);
  }

  /** The file: the very bytes that were opened where no part changed. */
  zip(): Uint8Array {
    if (this.changed.size === 0) return this.bytes;
    const parts: Zippable = {};
    for (const name of this.names()) {
      const part = this.part(name);
      if (part) parts[name] = part;
    }
    return zipSync(parts);
  }
}
