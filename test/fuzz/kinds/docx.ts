import type { Dice } from '../mutate/dice';
import { oddPlaces, oddText } from '../mutate/odd';
import { mutateTree, type Tree } from '../mutate/tree';
import type { Command, Kind, Whole } from './kind';
import { mutateOfficeFile } from './parts';

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
  );

/** Words of the text typed over, as users do. */
function mutateWords(xml: string, dice: Dice): string {
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)];
  if (texts.length === 0) return xml;
  const { 0: text, 1: words = '', index } = dice.pick(texts);
  const typed = escaped(dice.chance(0.7) ? oddPlaces(words, dice) : oddText(dice));
  const run = `<w:t xml:space="preserve">${typed}</w:t>`;
  const changed = dice.pick([
    () => run,
    () => `${run}</w:r><w:r>${run}`,
    () => `${run}<w:br/><w:tab/>${run}`,
    () => `${run}</w:r></w:p><w:p><w:r>${run}`,
    () => `${run}</w:r><w:ins w:id="9" w:author="a"><w:r>${run}</w:r></w:ins><w:r><w:t/>`,
    () => `<w:t/></w:r><w:del w:id="8" w:author="a"><w:r><w:delText>${typed}</w:delText></w:r></w:del><w:r>${run}`,
    () => `${run}</w:r><w:hyperlink r:id="rId1"><w:r>${run}</w:r></w:hyperlink><w:r><w:t/>`,
    () =>
      `${run}</w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/>`,
  ])();
  return xml.slice(0, index) + changed + xml.slice(index + text.length);
}

/** A content control that is gone, copied, put into another, or says something else of itself. */
function mutateControl(xml: string, dice: Dice): string {
  const starts = [...xml.matchAll(/<w:sdt>/g)].map(({ index }) => index);
  if (starts.length === 0) return xml;
  const start = dice.pick(starts);
  const end = xml.indexOf('</w:sdt>', start) + '</w:sdt>'.length;
  const control = xml.slice(start, end);
  const with_ = (pattern: RegExp, text: string): string => control.replace(pattern, () => text);
  const changed = dice.pick([
    () => '',
    () => control + control,
    () => control.replace(/^<w:sdt>[^]*?<w:sdtContent>/, '').replace(/<\/w:sdtContent><\/w:sdt>$/, ''),
    () => control.replace('<w:sdtContent>', () => `<w:sdtContent>${control}`),
    () => with_(/<w:tag [^>]*>/, `<w:tag w:val="${escaped(oddText(dice)).replaceAll('"', '')}"/>`),
    () =>
      with_(
        /<w:tag [^>]*>/,
        dice.pick(['', '<w:tag/>', '<w:tag w:val="jx:1:outlay"/>', '<w:tag w:val="jx:2:outlay"/>']),
      ),
    () => with_(/<w:alias [^>]*>/, dice.pick(['', '<w:alias w:val=""/>', '<w:alias w:val="公用经费"/>'])),
    () =>
      with_(/<w:id [^>]*>/, dice.pick(['', '<w:id w:val="1"/>', '<w:id w:val="-99999999999"/>', '<w:id w:val="x"/>'])),
    () =>
      control.replace(
        '</w:sdtPr>',
        () =>
          `${dice.pick(['<w:lock w:val="sdtContentLocked"/>', '<w:text/>', '<w:showingPlcHdr/>', '<w:dataBinding w:xpath="/a"/>'])}</w:sdtPr>`,
      ),
    () =>
      control.replace(/<w:sdtContent>[^]*<\/w:sdtContent>/, () =>
        dice.pick([
          '<w:sdtContent/>',
          '<w:sdtContent><w:p/></w:sdtContent>',
          '<w:sdtContent><w:tbl/></w:sdtContent>',
          '',
        ]),
      ),
  ])();
  return xml.slice(0, start) + changed + xml.slice(end);
}

/** What the report remembers of its last writing. */
function mutateMemory(xml: string, dice: Dice): string {
  const texts = [...xml.matchAll(/>(\{[^<]*\}|\[[^<]*\])</g)];
  if (texts.length === 0) return xml;
  const { 1: text = '', index } = dice.pick(texts);
  const tree = dice.chance(0.8) ? treeOf(unescaped(text)) : undefined;
  const changed = tree === undefined ? oddPlaces(unescaped(text), dice) : JSON.stringify(mutateTree(tree, dice));
  return xml.slice(0, index + 1) + escaped(changed) + xml.slice(index + 1 + text.length);
}

/** undefined: no JSON any more. */
function treeOf(text: string): Tree | undefined {
  try {
    return JSON.parse(text) as Tree;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

const own = [
  [/word\/document\.xml$/, mutateWords],
  [/word\/document\.xml$/, mutateControl],
  [/customXml\/item\d+\.xml$/, mutateMemory],
] as const;
const often = /document\.xml|\.rels$|Content_Types|customXml|settings\.xml/;

function commandOf({ pack }: Whole, dice: Dice): Command {
  const json = dice.chance(0.3) ? ['--json'] : [];
  if (dice.chance(0.2)) {
    const accept = dice.chance(0.7) ? ['--accept', 'all'] : [];
    return ['roll-forward', '@旧.docx', '--pack', pack, '-o', '@新.xlsx', ...accept, ...json];
  }
  const choose = dice.chance(0.75) ? ['--choose', dice.pick(['adopt', 'mine', 'unlink'])] : [];
  const relink = dice.chance(0.3) ? ['--relink'] : [];
  return ['report', '@表.xlsx', '--update', '@旧.docx', '-o', '@新.docx', ...choose, ...relink, ...json];
}

export const docx: Kind = {
  name: 'docx',
  make(whole, dice) {
    const command = commandOf(whole, dice);
    const old = mutateOfficeFile(whole.report, dice, own, often);
    return {
      files: { '旧.docx': old, ...(command[0] === 'report' && { '表.xlsx': whole.later }) },
      commands: [command],
    };
  },
};
