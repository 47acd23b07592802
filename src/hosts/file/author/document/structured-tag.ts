import { FileChild, XmlAttributeComponent, XmlComponent, type Paragraph, type Table } from 'docx';

/**
 * A block content control (w:sdt, ISO/IEC 29500-1 §17.5.2.29) of rich text, which docx has no class for: no lock, no data
 * binding, so that users stay free to edit and delete it.
 */
export class StructuredTag extends FileChild {
  constructor(control: ControlName, content: readonly (Paragraph | Table)[]) {
    super('w:sdt');
    const properties = new Element('w:sdtPr');
    properties.add(new ValueElement('w:alias', control.title));
    properties.add(new ValueElement('w:tag', control.tag));
    properties.add(new ValueElement('w:id', String(control.id)));
    const body = new Element('w:sdtContent');
    for (const child of content) body.add(child);
    this.root.push(properties, body);
  }
}

export interface ControlName {
  /** "jx:1:<fragmentId>" */
  readonly tag: string;
  /** Chinese, shown on the control's handle. */
  readonly title: string;
  /** Unique in the document; see controlIds. */
  readonly id: number;
}

class Element extends XmlComponent {
  add(child: XmlComponent): void {
    this.root.push(child);
  }
}

class ValueElement extends XmlComponent {
  constructor(name: string, value: string) {
    super(name);
    this.root.push(new ValueAttribute({ value }));
  }
}

class ValueAttribute extends XmlAttributeComponent<{ value: string }> {
  protected override readonly xmlKeys = { value: 'w:val' };
}

/** A control's number from its tag (FNV-1a, 31 bits): the same in every document, moved on by one where two tags meet. */
export function createControlIds(): (tag: string) => number {
  const used = new Set<number>();
  return (tag) => {
    let hash = 0x811c9dc5;
    for (let at = 0; at < tag.length; at++) hash = Math.imul(hash ^ tag.charCodeAt(at), 0x01000193);
    let id = hash >>> 1 || 1;
    while (used.has(id)) id = (id % 0x7fffffff) + 1;
    used.add(id);
    return id;
  };
}

export function fragmentTag(fragmentId: string): string {
  return `jx:1:${fragmentId}`;
}

export function attachmentTag(sheetId: string): string {
  return fragmentTag(`attachment.${sheetId}`);
}
