import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import type { NameRecord, SheetId } from '../model';
import type { OpenUniver } from './open';

/** Univer's word for a name of the whole workbook. */
const WORKBOOK = 'AllDefaultWorkbook';

let nextName = 1;

/** Defined names, with those of one sheet; Univer moves their references with rows, columns and sheet names. */
export class Names {
  /** Until a name changes: an add-in asks for each property of hundreds of names one by one. */
  private records: readonly NameRecord[] | null = null;

  constructor(private readonly open: OpenUniver) {
    const { univer, library } = open;
    univer
      .__getInjector()
      .get(library.IDefinedNamesService)
      .update$.subscribe(() => (this.records = null));
  }

  all(): readonly NameRecord[] {
    this.records ??= this.params().map(recordOf);
    return this.records;
  }

  put({ name, refersTo, hidden, comment, sheet }: NameRecord): void {
    const { workbook, unitId } = this.open;
    const before = this.find(name, sheet);
    const param = {
      unitId,
      id: before?.id ?? `name-${nextName++}`,
      name,
      formulaOrRefString: refersTo,
      hidden,
      comment,
      localSheetId: sheet ?? WORKBOOK,
    };
    if (before) workbook.updateDefinedNameBuilder(param);
    else workbook.insertDefinedNameBuilder(param);
  }

  delete(name: string, sheet: SheetId | null): void {
    const found = this.find(name, sheet);
    // The command writes #REF! into formulas, where Excel leaves the name and answers #NAME?; without it Univer keeps the old value.
    if (found)
      this.open.api.syncExecuteCommand('sheet.command.remove-defined-name', { unitId: this.open.unitId, ...found });
  }

  private find(name: string, sheet: SheetId | null): IDefinedNamesServiceParam | undefined {
    const wanted = name.toLowerCase();
    return this.params().find((one) => one.name.toLowerCase() === wanted && scopeOf(one) === sheet);
  }

  private params(): readonly IDefinedNamesServiceParam[] {
    const { univer, library, unitId } = this.open;
    return Object.values(univer.__getInjector().get(library.IDefinedNamesService).getDefinedNameMap(unitId) ?? {});
  }
}

function scopeOf({ localSheetId }: IDefinedNamesServiceParam): SheetId | null {
  return localSheetId === undefined || localSheetId === '' || localSheetId === WORKBOOK ? null : localSheetId;
}

function recordOf(param: IDefinedNamesServiceParam): NameRecord {
  return {
    name: param.name,
    refersTo: param.formulaOrRefString.replace(/^=/, ''),
    hidden: param.hidden === true,
    comment: param.comment ?? '',
    sheet: scopeOf(param),
  };
}
