import type { LinkGroup, LinkList, LinkRow, LinkState } from '../../../app/report-session/link-rows';
import type { SectionName } from '../../../app/report-session/section-names';
import { zhLinks as words } from '../../text/zh-links';

/** A section of the report, as a part of the table. What all its lines share is said once, at its head. */
export interface LinkSection {
  readonly key: string;
  readonly name: string;
  /** Beside the name: the sheet that all cells are on, what is not simply up to date. */
  readonly rest: readonly string[];
  readonly paragraphs: readonly LinkParagraph[];
  /** Figures shown. */
  readonly figures: number;
}

/** A linked text or table, and its figures below it. */
export interface LinkParagraph {
  readonly group: LinkGroup;
  readonly name: string;
  /** The sheet of all its figures, where the head does not say it for the whole section. */
  readonly sheet: string;
  /** Not said by the head. */
  readonly saysState: boolean;
  readonly figures: readonly LinkFigureLine[];
}

export interface LinkFigureLine {
  readonly row: LinkRow;
  /** Another place of the same field right above: told by the words around it. */
  readonly isAgain: boolean;
  /** Its cell, with the sheet where nothing above says that; '' without one. */
  readonly place: string;
  readonly saysState: boolean;
}

/** Nothing to tell: the document shows what the workbook says, or what was written where no workbook is at hand. */
const usual: ReadonlySet<LinkState> = new Set(['same', 'written']);

const isUsual = (state: LinkState): boolean => usual.has(state);

export interface LinkFilter {
  readonly query: string;
  readonly onlyOdd: boolean;
}

/** The list as sections in document order, with what the filter leaves of it; what they say of themselves is said of the whole. */
export function linkTable(links: LinkList, filter: LinkFilter): LinkSection[] {
  return sectionsOf(links.groups).flatMap(({ key, section, groups }): LinkSection[] => {
    const shared = sharedTitle(groups);
    const name = nameOf(section, shared);
    // What stands around a table comes from elsewhere than the table.
    const sheet = groups.some(({ cells }) => cells) ? null : sheetOf(groups.flatMap(({ rows }) => rows));
    const state = stateOfAll(groups);
    const isWhole = matches(filter.query, [name]);
    const paragraphs = groups.flatMap((group): LinkParagraph[] => {
      const isNamed = isWhole || matches(filter.query, [group.title]);
      const rows = group.rows.filter(
        (row) => (!filter.onlyOdd || !isUsual(row.state)) && (isNamed || matches(filter.query, wordsOf(row))),
      );
      if (rows.length === 0 && !(isNamed || matches(filter.query, ownWords(group)))) return [];
      if (rows.length === 0 && filter.onlyOdd && !isOdd(group)) return [];
      const own = sheet === null ? sheetOf(group.rows) : null;
      const figures = rows.map((row, at): LinkFigureLine => ({
        row,
        isAgain: at > 0 && rows[at - 1]!.label === row.label,
        place: placeOf(row, (sheet ?? own) === null),
        saysState: state === null && !isUsual(row.state),
      }));
      return [{ group, name: ownName(group, name, shared), sheet: own ?? '', saysState: state === null, figures }];
    });
    if (paragraphs.length === 0) return [];
    const rest = [sheet ?? '', ...(state === null ? oddTexts(groups) : [state])].filter((text) => text !== '');
    return [{ key, name, rest, paragraphs, figures: paragraphs.reduce((sum, one) => sum + one.figures.length, 0) }];
  });
}

/** Lines that a search found: figures, and texts and tables that list none. */
export function foundCount(sections: readonly LinkSection[]): number {
  return sections
    .flatMap(({ paragraphs }) => paragraphs)
    .reduce((sum, { figures }) => sum + Math.max(1, figures.length), 0);
}

const isOdd = ({ state, cells }: LinkGroup): boolean => state !== 'linked' || (cells?.stale ?? 0) > 0;

const wordsOf = ({ label, text, next, place, value }: LinkRow): readonly (string | null | undefined)[] => [
  label,
  text,
  next,
  value,
  place && words.cell(place.sheet, place.address),
];

/** A text with figures is found by them, a table by its name: both would be found by almost any number. */
const ownWords = ({ rows, cells, text }: LinkGroup): readonly string[] => (rows.length > 0 || cells ? [] : [text]);

function placeOf({ place }: LinkRow, withSheet: boolean): string {
  if (place === null) return '';
  return withSheet ? words.cell(place.sheet, place.address) : place.address;
}

/** The one sheet that several figures stand on. */
function sheetOf(rows: readonly LinkRow[]): string | null {
  return rows.length > 1 ? same(rows.flatMap(({ place }) => (place ? [place.sheet] : []))) : null;
}

interface Gathered {
  readonly key: string;
  readonly section: SectionName;
  readonly groups: LinkGroup[];
}

/** Neighbours under one heading; a heading that comes again begins another section. */
function sectionsOf(all: readonly LinkGroup[]): Gathered[] {
  const sections: Gathered[] = [];
  const times = new Map<string, number>();
  for (const group of all) {
    const last = sections[sections.length - 1];
    const id = idOf(group.section);
    if (last && idOf(last.section) === id) last.groups.push(group);
    else {
      const time = (times.get(id) ?? 0) + 1;
      times.set(id, time);
      sections.push({ key: `${id}#${time}`, section: group.section, groups: [group] });
    }
  }
  return sections;
}

const idOf = (section: SectionName): string => (section.kind === 'heading' ? `:${section.name}` : section.kind);

function nameOf(section: SectionName, shared: string): string {
  const name = section.kind === 'heading' ? section.name : words.sections[section.kind];
  return shared === '' || name.includes(shared) ? name : `${name} ${shared}`;
}

/** A table and the lines around it are called 表, 表·表名, 表·表头行: the table's name is the section's. */
function sharedTitle(groups: readonly LinkGroup[]): string {
  const titles = groups.map(({ title }) => title.split('·')[0]!);
  return groups.length > 1 && groups.some(({ title }) => title.includes('·')) ? (same(titles) ?? '') : '';
}

function ownName({ title, cells }: LinkGroup, section: string, shared: string): string {
  if (shared !== '') return title === shared ? words.table : title.slice(shared.length + 1);
  if (title.startsWith('标题“')) return words.heading;
  return section.endsWith(title) ? (cells ? words.table : words.wholeText) : title;
}

/** One odd state that all figures and texts of the section are in; null: each says its own. */
function stateOfAll(groups: readonly LinkGroup[]): string | null {
  const states = groups.flatMap((group) => [
    ...(group.state === 'linked' ? [] : [words.groups[group.state]]),
    ...group.rows.map(({ state }) => (isUsual(state) ? '' : words.states[state])),
    ...(group.state === 'linked' && group.rows.length === 0 ? [''] : []),
  ]);
  const one = states.length > 1 || states[0] === words.groups.missing ? same(states) : null;
  // 文中找不到的段落 says it by its name.
  if (one === words.groups.missing) return '';
  return one === null || one === '' ? null : words.all(one);
}

function oddTexts(groups: readonly LinkGroup[]): string[] {
  const states = groups.flatMap(({ rows }) => rows.filter(({ state }) => !isUsual(state)).map(({ state }) => state));
  const broken = groups.filter(({ state }) => state !== 'linked' && state !== 'moved' && state !== 'unlinked').length;
  const counted = words.order
    .map((state) => [words.counts[state], states.filter((one) => one === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`);
  const cells = groups.reduce((sum, group) => sum + (group.cells?.stale ?? 0), 0);
  return [...counted, ...(cells > 0 ? [words.staleCells(cells)] : []), ...(broken > 0 ? [words.broken(broken)] : [])];
}

function same(values: readonly string[]): string | null {
  const [first, ...others] = values;
  return first !== undefined && others.every((one) => one === first) ? first : null;
}

/** As people type it: full-width or not, with or without separators of thousands. */
const folded = (text: string): string => text.normalize('NFKC').replace(/[,\s]/g, '').toLowerCase();

function matches(query: string, texts: readonly (string | null | undefined)[]): boolean {
  const wanted = folded(query);
  return wanted === '' || texts.some((text) => folded(text ?? '').includes(wanted));
}
