import { SaxesParser } from 'saxes';
import { asText, type ObjectMaker } from './object';

/** What WPS reads of an add-in before anybody presses anything. */
export interface AddinFiles {
  readonly manifest: string;
  readonly ribbon: string;
  /** Of index.html, once its scripts have run: the globals that ribbon.xml names are looked for here. */
  readonly page: object;
}

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  /** '' where there is none. */
  readonly tip: string;
  readonly tab: string;
  readonly group: string;
  /** Beside index.html. */
  readonly image: string;
  readonly enabled: boolean;
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly inside: Element[];
  text: string;
}

const namespace = 'http://schemas.microsoft.com/office/2006/01/customui';

/** Of CustomUI, what the official templates of WPS use, and the tip, which WPS says it takes as it takes all of CustomUI: attributes, those that must be there first, and what may stand inside. */
const customUi: Readonly<Record<string, { needed: string[]; free: string[]; inside: string[] }>> = {
  customUI: { needed: ['xmlns', 'onLoad'], free: [], inside: ['ribbon'] },
  ribbon: { needed: ['startFromScratch'], free: [], inside: ['tabs'] },
  tabs: { needed: [], free: [], inside: ['tab'] },
  tab: { needed: ['id', 'label'], free: ['insertBeforeMso', 'insertAfterMso'], inside: ['group'] },
  group: { needed: ['id', 'label'], free: [], inside: ['button'] },
  button: { needed: ['id', 'label', 'onAction', 'getImage'], free: ['getEnabled', 'size', 'supertip'], inside: [] },
};

/** An add-in as WPS loads it: its ribbon is read and checked, its callbacks are called by name. */
export class SimulatedAddin {
  readonly name: string;
  private readonly placed: readonly { readonly button: Element; readonly tab: Element; readonly group: Element }[];

  constructor(
    private readonly maker: ObjectMaker,
    private readonly files: AddinFiles,
  ) {
    this.name = nameOf(files.manifest);
    const ui = customUiOf(files.ribbon);
    this.placed = ui.inside
      .flatMap(({ inside }) => inside)
      .flatMap(({ inside }) => inside)
      .flatMap((tab) => tab.inside.flatMap((group) => group.inside.map((button) => ({ button, tab, group }))));
    if (this.call(attribute(ui, 'onLoad'), this.ribbonUi()) !== true) throw new Error('the add-in did not load');
  }

  buttons(): readonly RibbonButton[] {
    return this.placed.map(({ button, tab, group }) => ({
      id: attribute(button, 'id'),
      label: attribute(button, 'label'),
      tip: button.attributes.get('supertip') ?? '',
      tab: attribute(tab, 'label'),
      group: attribute(group, 'label'),
      image: this.imageOf(button),
      enabled: this.isEnabled(button),
    }));
  }

  /** The user presses the button of that label. */
  press(label: string): void {
    const found = this.placed.find(({ button }) => attribute(button, 'label') === label)?.button;
    if (!found) throw new Error(`the ribbon has no button ${label}`);
    if (!this.isEnabled(found)) throw new Error(`the button ${label} is grey`);
    this.call(attribute(found, 'onAction'), this.control(found));
  }

  private imageOf(button: Element): string {
    const image = asText(this.call(attribute(button, 'getImage'), this.control(button)));
    if (/^(?:[a-z]+:|\/)/i.test(image) || !/\.(?:svg|png)$/.test(image))
      throw new Error(`${image} is no picture beside index.html`);
    return image;
  }

  private isEnabled(button: Element): boolean {
    const callback = button.attributes.get('getEnabled');
    if (callback === undefined) return true;
    const answer = this.call(callback, this.control(button));
    if (typeof answer !== 'boolean') throw new Error(`${callback} does not answer true or false`);
    return answer;
  }

  private call(callback: string, argument: object): unknown {
    const found = (this.files.page as Readonly<Record<string, unknown>>)[callback];
    if (typeof found !== 'function') throw new Error(`index.html has no global ${callback}`);
    const answer = (found as (argument: object) => unknown)(argument);
    // Builds 12.1.0.23539 and .23542 show no ribbon then (reported).
    if (typeof answer === 'object' && answer !== null && 'then' in answer) throw new Error(`${callback} is async`);
    return answer;
  }

  private control(button: Element): object {
    const id = attribute(button, 'id');
    return this.maker.make('RibbonControl', id, { Id: { get: () => id } });
  }

  private ribbonUi(): object {
    return this.maker.make('RibbonUI', this, { Invalidate: { call: () => undefined } });
  }
}

function customUiOf(text: string): Element {
  // The page that installs add-ins takes nothing else (reported): no declaration, no blank line.
  if (!text.startsWith('<customUI')) throw new Error('ribbon.xml does not begin with <customUI');
  const ui = parse(text);
  const ids = new Set<string>();
  const check = (element: Element): void => {
    const rule = customUi[element.name];
    if (!rule) throw new Error(`ribbon.xml: <${element.name}> is not simulated`);
    for (const name of rule.needed) attribute(element, name);
    for (const name of element.attributes.keys())
      if (![...rule.needed, ...rule.free].includes(name))
        throw new Error(`ribbon.xml: ${element.name}@${name} is not simulated`);
    const id = element.attributes.get('id');
    if (id !== undefined && ids.has(id)) throw new Error(`ribbon.xml: the id ${id} stands twice`);
    if (id !== undefined) ids.add(id);
    for (const one of element.inside) {
      if (!rule.inside.includes(one.name))
        throw new Error(`ribbon.xml: <${one.name}> does not stand in <${element.name}>`);
      check(one);
    }
  };
  check(ui);
  if (attribute(ui, 'xmlns') !== namespace) throw new Error('ribbon.xml is not CustomUI 2006/01');
  return ui;
}

function nameOf(manifest: string): string {
  const root = parse(manifest);
  if (root.name !== 'JsPlugin') throw new Error('manifest.xml is no JsPlugin');
  const [, name] = ['ApiVersion', 'Name', 'Description'].map((one) => {
    const text = root.inside.find((element) => element.name === one)?.text.trim() ?? '';
    if (text === '') throw new Error(`manifest.xml has no ${one}`);
    return text;
  });
  return name!;
}

function attribute(element: Element, name: string): string {
  const value = element.attributes.get(name);
  if (value === undefined || value === '') throw new Error(`<${element.name}> has no ${name}`);
  return value;
}

/** @throws Error where it is not well-formed */
function parse(text: string): Element {
  const top: Element = { name: '', attributes: new Map(), inside: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({});
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: new Map(Object.entries(attributes)), inside: [], text: '' };
    open.at(-1)!.inside.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (piece) => void (open.at(-1)!.text += piece));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return top.inside[0]!;
}
