import { memoryNamespace } from '../../../core/report/wordml/memory-text';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import type { CleanFile, CleanWishes, OpenMatters } from '../../port/hand-in';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { cleanProperties } from './clean-properties';
import { cleanWorkbook, countWorkbookComments } from './clean-workbook';
import { addDocumentFooter } from './document-footer';
import { PackageEdit } from './package-edit';
import { RemovedList } from './removed';
import {
  controlsIn,
  countChanges,
  isOwnControl,
  prefixOf,
  withoutControls,
  withoutSessions,
  wordParts,
} from './word-parts';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What waits for a person's word. @throws Problem input.* */
export function openMatters(bytes: Uint8Array, file: string): OpenMatters {
  if (/\.xls[xm]$/i.test(file))
    return { comments: countWorkbookComments(bytes, file), trackedChanges: 0, controls: [] };
  const edit = new PackageEdit(bytes, file, '.docx');
  const parts = wordParts(edit).map((part) => edit.text(part));
  const controls = parts
    .flatMap(controlsIn)
    .filter((one) => !isOwnControl(one) && !one.isBuildingBlock)
    .map(({ title, tag }) => title || tag || '没有名称的');
  return {
    comments: commentParts(edit).reduce((sum, part) => sum + countComments(edit.text(part)), 0),
    trackedChanges: parts.reduce((sum, xml) => sum + countChanges(xml), 0),
    controls: [...new Set(controls)],
  };
}

/**
 * A document as it is handed in: the words of our controls as plain words, nobody's name, no history; the pages as they were.
 * Tracked changes must have been settled: whether a change holds is not ours to say.
 * @throws Problem input.*
 */
export function cleanDocument(bytes: Uint8Array, file: string, wishes: CleanWishes): CleanFile {
  const edit = new PackageEdit(bytes, file, '.docx');
  const removed = new RemovedList();
  dropMemory(edit, removed);
  if (!wishes.keepsComments) dropComments(edit, removed);
  for (const part of wordParts(edit)) {
    const xml = edit.text(part);
    const gone = controlsIn(xml).filter((one) => isOwnControl(one) || (!wishes.keepsControls && !one.isBuildingBlock));
    removed.add('本工具的内容控件（文字保留）', gone.filter(isOwnControl).length);
    removed.add('其他内容控件（文字保留）', gone.filter((one) => !isOwnControl(one)).length);
    edit.set(part, withoutControls(xml, prefixOf(xml), gone));
  }
  for (const part of [...wordParts(edit), ...edit.related(edit.main, 'styles', 'numbering', 'settings')]) {
    const { xml, count } = withoutSessions(edit.text(part));
    removed.add('编辑记录编号（rsid）', count);
    edit.set(part, xml);
  }
  cleanSettings(edit, removed);
  cleanCharts(edit);
  cleanProperties(edit, removed);
  if (wishes.footer !== '') addDocumentFooter(edit, wishes.footer);
  return { bytes: edit.bytesNow(), removed: removed.lines(), left: [] };
}

function dropMemory(edit: PackageEdit, removed: RemovedList): void {
  for (const part of edit.related(edit.main, 'customXml')) {
    if (!edit.source.xml(part).includes(memoryNamespace)) continue;
    removed.add('更新记录和与工作簿的链接');
    edit.drop(part);
  }
}

const commentKinds = ['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible'];

function commentParts(edit: PackageEdit): string[] {
  return edit.related(edit.main, 'comments');
}

function countComments(xml: string): number {
  return elementsOf(xml, (name) => localName(name) === 'comment').length;
}

function dropComments(edit: PackageEdit, removed: RemovedList): void {
  for (const part of commentParts(edit)) removed.add('批注', countComments(edit.text(part)));
  for (const part of edit.related(edit.main, ...commentKinds, 'people')) edit.drop(part);
  for (const part of wordParts(edit)) {
    const xml = edit.text(part);
    const w = prefixOf(xml);
    if (!xml.includes(`<${w}comment`)) continue;
    const marks = elementsOf(xml, (name) => [`${w}commentRangeStart`, `${w}commentRangeEnd`].includes(name));
    const runs = elementsOf(xml, (name) => name === `${w}r`).flatMap((run): XmlSplice[] => {
      const inside = xml.slice(run.inner, run.innerEnd);
      const [reference] = elementsOf(inside, (name) => name === `${w}commentReference`);
      if (reference === undefined) return [];
      const others = elementsOf(inside, (name) => ![`${w}rPr`, `${w}commentReference`].includes(name));
      return others.length === 0
        ? [{ start: run.start, end: run.end, text: '' }]
        : [{ start: run.inner + reference.start, end: run.inner + reference.end, text: '' }];
    });
    const spans = marks.filter(({ start, end }) => !runs.some((run) => start >= run.start && end <= run.end));
    edit.set(part, applySplices(xml, [...runs, ...spans.map(({ start, end }) => ({ start, end, text: '' }))]));
  }
}

/** Session numbers, the switch of tracking, where the template lay, and what programs keep unseen, in word/settings.xml. */
function cleanSettings(edit: PackageEdit, removed: RemovedList): void {
  const words: Readonly<Record<string, string>> = {
    rsids: '编辑记录编号（rsid）',
    trackRevisions: '修订开关',
    attachedTemplate: '文档模板的存放位置',
    docVars: '文档变量（页面上看不见的字）',
  };
  for (const part of edit.related(edit.main, 'settings')) {
    const xml = edit.text(part);
    const gone = elementsOf(xml, (name) => words[localName(name)] !== undefined);
    for (const { name } of gone) removed.add(words[localName(name)]!);
    edit.set(
      part,
      applySplices(
        xml,
        gone.map(({ start, end }) => ({ start, end, text: '' })),
      ),
    );
  }
  edit.dropRelationships(({ type }) => type === 'attachedTemplate');
}

/** A chart brings the workbook with its figures along, and that has an author too. */
function cleanCharts(edit: PackageEdit): void {
  const wishes: CleanWishes = { footer: '', keepsComments: true, keepsControls: true };
  for (const chart of edit.related(edit.main, 'chart'))
    for (const part of edit.related(chart, 'package'))
      if (/\.xlsx$/i.test(part)) edit.setBytes(part, cleanWorkbook(edit.source.bytes(part), part, wishes).bytes);
}
