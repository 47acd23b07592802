import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import { splitAddress } from '../address';
import type { NameRecord, SheetId } from '../model';
import type { OpenUniver } from './open';
import { tailOf, withoutTails, withTails, wordsOf } from './scoped-names';

/** Univer's word for a name of the whole workbook. */
const WORKBOOK = 'AllDefaultWorkbook';

let nextName = 1;

/** Defined names, with those of one sheet; Univer moves their references with rows, columns and sheet names. */
export class Names {
  /** Until a name changes: an add-in asks for each property of hundreds of names one by one. */
  private records: readonly NameRecord[] | null = null;
  private scoped: boolean | null = null;
  private byKey: ReadonlyMap<string, IDefinedNamesServiceParam> | null = null;
  /** What Univer keeps of each name, by id: to tell which names mean something else now. */
  private readonly known = new Map<string, string>();
  /** The sheet, with its "!", of a name that lost its cells. */
  private readonly lostOn = new Map<string, string>();
  private changed = new Set<string>();
  private readonly sheetNumbers = new Map<SheetId, number>();

  constructor(private readonly open: OpenUniver) {
    const service = open.univer.__getInjector().get(open.library.IDefinedNamesService);
    // Without names Univer takes a formula as it last understood it, with the name that is gone.
    service.getAllDefinedNamesIsEmpty = () => false;
    for (const param of this.params()) this.giveTail(param);
    for (const param of this.params()) this.known.set(param.id, param.formulaOrRefString);
    service.update$.subscribe(({ type, definedNames }) => {
      this.records = null;
      this.byKey = null;
      this.scoped = null;
      for (const { id, name, formulaOrRefString } of definedNames) {
        const before = this.known.get(id);
        if (type === 'remove') this.known.delete(id);
        else this.known.set(id, formulaOrRefString);
        // Which sheet the cells were on Univer forgets with them.
        const [, sheet] = /^=?((?:'(?:[^']|'')+'|[^'!]+)!)/.exec(before ?? '') ?? [];
        if (sheet !== undefined && formulaOrRefString === '#REF!') this.lostOn.set(id, sheet);
        // A reference that moved with its rows Univer follows by itself.
        const isLost = (text: string) => text.includes('#REF!');
        if (type === 'remove' || before === undefined || isLost(before) !== isLost(formulaOrRefString))
          this.changed.add(withoutTails(name).toLowerCase());
      }
    });
  }

  all(): readonly NameRecord[] {
    this.records ??= this.params().map((param) => this.recordOf(param));
    return this.records;
  }

  put({ name, refersTo, hidden, comment, sheet }: NameRecord): void {
    const { workbook, unitId } = this.open;
    const before = this.find(name, sheet);
    const param = {
      unitId,
      id: before?.id ?? `name-${nextName++}`,
      name: sheet === null ? name : name + this.tail(sheet),
      formulaOrRefString: refersTo,
      hidden,
      comment,
      localSheetId: sheet ?? WORKBOOK,
    };
    if (before) workbook.updateDefinedNameBuilder(param);
    else workbook.insertDefinedNameBuilder(param);
    this.changed.add(name.toLowerCase());
  }

  delete(name: string, sheet: SheetId | null): void {
    const found = this.find(name, sheet);
    // Not the command: it writes #REF! into formulas, where Excel leaves the name and answers #NAME?.
    if (found)
      this.open.api.syncExecuteCommand('formula.mutation.remove-defined-name', { unitId: this.open.unitId, ...found });
  }

  /** Whether any name belongs to one sheet alone: without, no formula needs a tail. */
  private get areScoped(): boolean {
    this.scoped ??= this.all().some(({ sheet }) => sheet !== null);
    return this.scoped;
  }

  /** A formula on a sheet as Univer is to keep it. */
  inside(formula: string, sheet: SheetId): string {
    if (!this.areScoped) return withoutTails(formula);
    const { workbook } = this.open;
    return withTails(
      formula,
      sheet,
      (name) =>
        workbook
          .getSheets()
          .find((one) => one.getSheetName().toLowerCase() === name.toLowerCase())
          ?.getSheetId() ?? null,
      (name, owner) => (this.find(name, owner) ? this.tail(owner) : null),
    );
  }

  /** Names, in small letters, that mean something else than when last asked; with those that are said by them. */
  takeChanged(): ReadonlySet<string> {
    if (this.changed.size === 0) return this.changed;
    const changed = this.changed;
    this.changed = new Set();
    for (let size = -1; size !== changed.size;) {
      size = changed.size;
      for (const { name, refersTo } of this.all())
        if (wordsOf(refersTo).some((word) => changed.has(word.toLowerCase()))) changed.add(name.toLowerCase());
    }
    return changed;
  }

  private tail(sheet: SheetId): string {
    let number = this.sheetNumbers.get(sheet);
    if (number === undefined) this.sheetNumbers.set(sheet, (number = this.sheetNumbers.size + 1));
    return tailOf(number);
  }

  /** A file brings names of one sheet as they are. */
  private giveTail(param: IDefinedNamesServiceParam): void {
    const sheet = scopeOf(param);
    if (sheet === null || withoutTails(param.name) !== param.name) return;
    const service = this.open.univer.__getInjector().get(this.open.library.IDefinedNamesService);
    service.registerDefinedName(this.open.unitId, { ...param, name: param.name + this.tail(sheet) });
    this.changed.add(param.name.toLowerCase());
  }

  private find(name: string, sheet: SheetId | null): IDefinedNamesServiceParam | undefined {
    this.byKey ??= new Map(this.params().map((one) => [keyOf(withoutTails(one.name), scopeOf(one)), one]));
    return this.byKey.get(keyOf(name, sheet));
  }

  private isSheet(prefix: string): boolean {
    const { sheet } = splitAddress(`${prefix}A1`);
    return this.open.workbook.getSheets().some((one) => one.getSheetName() === sheet);
  }

  private params(): readonly IDefinedNamesServiceParam[] {
    const { univer, library, unitId } = this.open;
    return Object.values(univer.__getInjector().get(library.IDefinedNamesService).getDefinedNameMap(unitId) ?? {});
  }

  private recordOf(param: IDefinedNamesServiceParam): NameRecord {
    const refersTo = withoutTails(param.formulaOrRefString.replace(/^=/, ''));
    const lostOn = refersTo === '#REF!' ? this.lostOn.get(param.id) : undefined;
    return {
      name: withoutTails(param.name),
      refersTo: lostOn !== undefined && this.isSheet(lostOn) ? lostOn + refersTo : refersTo,
      hidden: param.hidden === true,
      comment: param.comment ?? '',
      sheet: scopeOf(param),
    };
  }
}

const keyOf = (name: string, sheet: SheetId | null): string => `${sheet ?? ''}!${name.toLowerCase()}`;

function scopeOf({ localSheetId }: IDefinedNamesServiceParam): SheetId | null {
  return localSheetId === undefined || localSheetId === '' || localSheetId === WORKBOOK ? null : localSheetId;
}
