import { DocxFile } from '../../files/docx-file';
import { child, childElements, is, toggle, value, W, type XmlTools } from './dom';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Relationship {
  readonly id: string;
  /** Last word of the type's address: "styles", "customXml". */
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The parts of an open .docx around its main text: read when asked for, written only where something changed. */
export class DocumentParts {
  private readonly main: string;
  private readonly parsed = new Map<string, Document>();
  private mainText = '';

  private constructor(
    readonly file: DocxFile,
    private readonly tools: XmlTools,
  ) {
    const main = this.relationships('').find(({ type }) => type === 'officeDocument');
    if (!main || !file.has(main.target)) throw new Error('the file has no main document');
    this.main = main.target;
  }

  static unzip(bytes: Uint8Array, tools: XmlTools): DocumentParts {
    return new DocumentParts(DocxFile.open(bytes), tools);
  }

  /** The parsed main part; `keepAsOpened` says what of it counts as unchanged. */
  mainDocument(): Document {
    const text = this.file.text(this.main);
    const document = this.tools.parse(text);
    const root = document.documentElement;
    if (root?.namespaceURI !== W || root.localName !== 'document')
      throw new Error('the main part is no word processing document');
    return document;
  }

  /** The text as it stands now counts as the one that was opened: it is written only when it differs. */
  keepAsOpened(main: Document): void {
    this.mainText = this.tools.write(main.documentElement);
  }

  zip(main: Document): Uint8Array {
    const text = this.tools.write(main.documentElement);
    if (text !== this.mainText) this.file.setText(this.main, withProlog(text));
    return this.file.zip();
  }

  /** A part that the main document refers to by a relationship of that type, as a document to read; null: there is none. */
  related(type: string): Document | null {
    const found = this.relationships(this.main).find((one) => one.type === type && !one.isExternal);
    if (!found || !this.file.has(found.target)) return null;
    return this.document(found.target);
  }

  document(name: string): Document {
    const known = this.parsed.get(name);
    if (known) return known;
    const document = this.tools.parse(this.file.text(name));
    this.parsed.set(name, document);
    return document;
  }

  setText(name: string, text: string): void {
    this.parsed.delete(name);
    this.file.setText(name, text);
  }

  remove(name: string): void {
    this.parsed.delete(name);
    this.file.remove(name);
  }

  /** An on/off setting of word/settings.xml. */
  setting(name: string): boolean {
    return toggle(this.related('settings')?.documentElement, name) ?? false;
  }

  setSetting(name: string, on: boolean): void {
    if (this.setting(name) === on) return;
    const target = this.relationships(this.main).find(({ type }) => type === 'settings')?.target ?? this.addSettings();
    const document = this.document(target);
    const root = document.documentElement;
    const found = child(root, name);
    if (!on && found) root.removeChild(found);
    if (on) {
      const element = found ?? document.createElementNS(W, `w:${name}`);
      element.removeAttributeNS(W, 'val');
      if (!found) root.insertBefore(element, settingAfter(root));
    }
    const text = withProlog(this.tools.write(root));
    this.file.setText(target, text);
  }

  /** What a protected document still allows ("readOnly", "comments", "forms", "trackedChanges"); null: it is not protected. */
  protection(): string | null {
    const stated = child(this.related('settings')?.documentElement, 'documentProtection');
    const isOn = ['1', 'true', 'on'].includes(value(stated, 'enforcement') ?? '');
    return isOn ? (value(stated, 'edit') ?? 'readOnly') : null;
  }

  /** @param part name of a part, '' for the package itself */
  relationships(part: string): readonly Relationship[] {
    const name = relationshipsOf(part);
    if (!this.file.has(name)) return [];
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    return childElements(this.document(name).documentElement).map((element) => {
      const target = element.getAttribute('Target') ?? '';
      return {
        id: element.getAttribute('Id') ?? '',
        type: (element.getAttribute('Type') ?? '').split('/').pop() ?? '',
        target: target.startsWith('/') ? target.slice(1) : resolve(folder, target),
        isExternal: element.getAttribute('TargetMode') === 'External',
      };
    });
  }

  /** @param type a full address, or the last word of an Office one */
  relate(part: string, type: string, target: string): void {
    const name = relationshipsOf(part);
    if (!this.file.has(name)) this.setText(name, withProlog(`<Relationships xmlns="${RELATIONSHIPS}"/>`));
    const document = this.document(name);
    const root = document.documentElement;
    const taken = new Set(childElements(root).map((one) => one.getAttribute('Id')));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number += 1;
    const element = document.createElementNS(RELATIONSHIPS, 'Relationship');
    element.setAttribute('Id', `rId${number}`);
    element.setAttribute('Type', type.includes('/') ? type : `${OFFICE}/${type}`);
    element.setAttribute('Target', `/${target}`);
    root.appendChild(element);
    this.file.setText(name, withProlog(this.tools.write(root)));
  }

  unrelate(part: string, target: string): void {
    const name = relationshipsOf(part);
    const kept = this.relationships(part);
    const root = this.document(name).documentElement;
    childElements(root).forEach((element, index) => {
      if (kept[index]?.target === target && !kept[index].isExternal) root.removeChild(element);
    });
    this.file.setText(name, withProlog(this.tools.write(root)));
  }

  /** Main document's part name: what custom XML parts are related to. */
  get mainName(): string {
    return this.main;
  }

  setContentType(part: string, type: string): void {
    const name = '[Content_Types].xml';
    const document = this.document(name);
    const root = document.documentElement;
    if (childElements(root).some((one) => one.getAttribute('PartName') === `/${part}`)) return;
    const element = document.createElementNS(TYPES, 'Override');
    element.setAttribute('PartName', `/${part}`);
    element.setAttribute('ContentType', type);
    root.appendChild(element);
    this.file.setText(name, withProlog(this.tools.write(root)));
  }

  dropContentType(part: string): void {
    const name = '[Content_Types].xml';
    const root = this.document(name).documentElement;
    const found = childElements(root).find((one) => one.getAttribute('PartName') === `/${part}`);
    if (!found) return;
    root.removeChild(found);
    this.file.setText(name, withProlog(this.tools.write(root)));
  }

  private addSettings(): string {
    const target = 'word/settings.xml';
    this.setText(target, withProlog(`<w:settings xmlns:w="${W}"/>`));
    this.setContentType(target, 'application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml');
    this.relate(this.main, 'settings', target);
    return target;
  }
}

/** trackRevisions has its place in the order of settings; what may stand before it is named here. */
function settingAfter(root: Element): Element | null {
  const earlier = [
    'writeProtection',
    'view',
    'zoom',
    'removePersonalInformation',
    'removeDateAndTime',
    'doNotDisplayPageBoundaries',
    'displayBackgroundShape',
    'printPostScriptOverText',
    'printFractionalCharacterWidth',
    'printFormsData',
    'embedTrueTypeFonts',
    'embedSystemFonts',
    'saveSubsetFonts',
    'saveFormsData',
    'mirrorMargins',
    'alignBordersAndEdges',
    'bordersDoNotSurroundHeader',
    'bordersDoNotSurroundFooter',
    'gutterAtTop',
    'hideSpellingErrors',
    'hideGrammaticalErrors',
    'activeWritingStyle',
    'proofState',
    'formsDesign',
    'attachedTemplate',
    'linkStyles',
    'stylePaneFormatFilter',
    'stylePaneSortMethod',
    'documentType',
    'mailMerge',
    'revisionView',
  ];
  return childElements(root).find((one) => !is(one, ...earlier)) ?? null;
}

export function withProlog(xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
}

function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
