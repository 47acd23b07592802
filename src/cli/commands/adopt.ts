import { Command } from 'commander';
import type { AcceptedFields, AdoptionFault } from '../../app/adopt-form';
import type { AdoptionPlan } from '../../core/adopt/plan';
import type { SourceUnit } from '../../core/intake/printed-figure';
import { Problem } from '../../core/problem/further-problem';
import type { LockedStructure } from '../../hosts/port/locked-cells';
import type { Environment, Finish } from '../environment';
import { exitCode } from '../exit-code';
import { otherYear } from '../text/other-year';
import { notAField, severalFields } from '../field-names';
import { unitOf } from './unit-option';

interface Options {
  pack: string;
  output?: string;
  map?: string;
  saveMap?: string;
  accept?: string;
  amountUnit?: SourceUnit;
  force?: boolean;
  json?: boolean;
}

export function adoptCommand(environment: Environment, finish: Finish): Command {
  return new Command('adopt')
    .description('认领原表：认出财政局下发的表里哪一格是哪个数据项，只加名称，表上别的都不动')
    .argument('<原表>', '财政局下发的 .xlsx 文件（.xls、.et 和 .docx 里的表格也读），不改动它')
    .requiredOption('--pack <模板>', '模板编号，见 jixiao packs')
    .option('-o, --output <文件>', '认领好的 .xlsx 文件；不写就只列出认出了哪些')
    .option(
      '--accept <哪些>',
      '没有十分把握的，认可哪些：all（只有一处像的），或者用逗号隔开的数据项（编号或标签）；好几处像的写 数据项@表名!C7',
    )
    .option('--amount-unit <单位>', '表上没有写金额单位的：印的是元、千元、万元还是亿元；写明的以表为准', unitOf)
    .option('--map <文件>', '上一次存下的对照表（JSON：数据项 → 表!格），同样的表不用再认一遍；也可以自己写')
    .option('--save-map <文件>', '把认下来的存成对照表，下一个单位的同样的表用')
    .option('--force', '覆盖已有的文件')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: Options) => {
      const { output, saveMap, force = false, json = false } = options;
      const { host, templates } = environment;
      const { assertWritable, writeFiles } = await import('../files/write-files');
      if (output !== undefined) assertWritable(output, '.xlsx', force, [file]);
      if (saveMap !== undefined)
        assertWritable(saveMap, '.json', force, options.map === undefined ? [] : [options.map]);
      const { PackLibrary } = await import('../packs/library');
      const { readAsXlsx } = await import('../files/read-as-xlsx');
      const { acceptedFields, adoptEdits, keptMap, mapLeftOver, planForm, readAdoptionMap } =
        await import('../../app/adopt-form');
      const pack = new PackLibrary(templates).load(options.pack);
      const { bytes, name, kind, isDocument } = await readAsXlsx(file, host);
      await refuseOurs(name, bytes, environment);
      const sheets = await host.readPrintedSheets(bytes, name);
      const { isAll, keys } = acceptedOf(options.accept);
      const isNaming = options.map !== undefined || keys.length > 0;
      const read = isNaming ? planForm(pack, sheets).fields : [];
      const map =
        options.map === undefined ? new Map() : readAdoptionMap(pack, await mapIn(options.map), fieldsOf(read));
      if ('is' in map) throw faultOf(map, options.map!);
      const asked = read.filter(({ field, state }) => state === 'proposed' || map.has(field));
      const said = acceptedFields(pack, keys, fieldsOf(asked));
      if ('is' in said) throw faultOf(said, '--accept');
      const plan = planForm(pack, sheets, {
        accepted: isAll ? 'all' : said.accepted,
        named: said.accepted,
        moved: said.moved,
        map,
        ...(options.amountUnit && { units: options.amountUnit }),
      });
      refuseUndecided(plan, said);
      const edits = adoptEdits(plan, pack, environment.newId());
      const files =
        edits.length === 0
          ? []
          : [...(output === undefined ? [] : [output]), ...(saveMap === undefined ? [] : [saveMap])];
      const parts = await Promise.all(
        files.map(async (path) => ({
          path,
          bytes:
            path === output
              ? await host.changeWorkbook(bytes, name, edits, pack)
              : new TextEncoder().encode(`${JSON.stringify(keptMap(plan), null, 2)}\n`),
        })),
      );
      if (parts.length > 0) writeFiles(parts, force);
      const { adoptResult, adoptText } = await import('../text/adopt-text');
      const result = adoptResult(plan, pack, files, mapLeftOver(plan, sheets, map));
      environment.out(json ? `${JSON.stringify(result, null, 2)}\n` : adoptText(result, pack, file, environment.width));
      if (plan.year !== null) for (const line of otherYear(pack, plan.year)) environment.err(`${line}\n`);
      const locked = await host.lockedStructure(bytes, name);
      if (locked) environment.err(lockedText(name, locked));
      if (kind !== null) environment.err(isDocument ? documentText(file) : convertedText(file, kind));
      if (edits.length > 0 || (output === undefined && saveMap === undefined)) return;
      environment.err(
        '没有一处认得准，没有写出文件：可以用 --amount-unit 写明金额单位，用 --accept 认可上面列出的（好几处像的写 数据项@表名!C7），或用 --map 写明各在哪一格。\n',
      );
      finish(exitCode.findings);
    });
}

/** A file takes our hidden sheet all the same; whoever set the lock shall not learn of it from somebody else. */
function lockedText(file: string, { isUnderPassword }: LockedStructure): string {
  return `“${file}”的工作簿结构设了保护${isUnderPassword ? '（有密码）' : ''}，不许加、删工作表。认领好的文件里照样加一张看不见的表来记认了哪些格，保护${isUnderPassword ? '和密码' : ''}照旧，送出的时候去掉它；在 Excel 窗格里认领要先取消保护。\n`;
}

/** What a bureau gets back is another file than it sent: said plainly. */
function convertedText(file: string, kind: string): string {
  return `“${file}”是 ${kind} 文件：认领好的表另存成 .xlsx，只带过来数、文字、合并的格、列宽和数的格式；公式换成了结果，字体、边框、打印设置没有带过来。要原样报送的，先在 Excel 或 WPS 里把它另存成 .xlsx，再认领。\n`;
}

function documentText(file: string): string {
  return `“${file}”是 Word 文件：里面的表格另存成 .xlsx，表1、表2……一张一页，只带过来文字、数和合并的格。在这份 .xlsx 里核对、评分；要报送原来的 Word 文件的，改了的数照着改回去。\n`;
}

async function mapIn(file: string): Promise<Readonly<Record<string, string>>> {
  const { readDataFile } = await import('../files/read-data');
  const data = readDataFile(file);
  for (const [key, value] of Object.entries(data))
    if (typeof value !== 'string') throw faultOf({ is: 'no-place', key, place: JSON.stringify(value) }, file);
  return data as Readonly<Record<string, string>>;
}

/** all, and fields; a sheet's name in a place may hold a comma where it is quoted. */
function acceptedOf(accept = ''): { readonly isAll: boolean; readonly keys: readonly string[] } {
  const words = (accept.match(/(?:'(?:[^']|'')*'|[^,，])+/g) ?? [])
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return { isAll: words.includes('all'), keys: words.filter((one) => one !== 'all') };
}

/** Whoever names a field shall not find it left out in silence. */
function refuseUndecided({ fields }: AdoptionPlan, { accepted, moved }: AcceptedFields): void {
  for (const { field, labelPath, state, candidates } of fields) {
    const [first] = candidates;
    if (accepted.has(field) && state === 'proposed' && first)
      throw new Problem('input.usage', {
        detail: `“${labelPath}”像的不止一处，或者那一格别的数据项也像，要您写明是哪一格，如 --accept ${field}@${first.sheet}!${first.address}；可选 ${candidates.map(({ sheet, address }) => `${sheet}!${address}`).join('、')}`,
      });
    const place = moved.get(field);
    if (place && state !== 'bound')
      throw new Problem('input.usage', {
        detail: `“${labelPath}”认不到 ${place.sheet}!${place.address}：表上没有这一格，或者它是日期、百分数，不是这样的数，或者它和这一栏别的行不相连`,
      });
  }
}

const fieldsOf = (fields: AdoptionPlan['fields']): ReadonlySet<string> => new Set(fields.map(({ field }) => field));

function faultOf(fault: AdoptionFault, where: string): Problem {
  if (fault.is === 'several-fields') return severalFields(where, fault.key, fault.fields);
  const detail =
    fault.is === 'no-field'
      ? notAField(where, fault.key)
      : `${where} 里“${fault.key}”的位置“${fault.place}”不是一个格子；应写成 表名!C7`;
  return new Problem('input.usage', { detail });
}

/** A workbook of our own making, or adopted before, has its names already. */
async function refuseOurs(file: string, bytes: Uint8Array, { host }: Pick<Environment, 'host'>): Promise<void> {
  const { readIdentity } = await import('../../core/workbook/identity');
  if (readIdentity(await host.readWorkbook(bytes, file)))
    throw new Problem('input.usage', { detail: `“${file}”已经是绩效自评助手的工作簿，不用再认领` });
}
