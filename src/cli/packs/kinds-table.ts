import { kinds } from '../../core/pack/check-params';

const begin = '<!-- 规则表由 npm run packs:schema 写，不要手改 -->\n';
const end = '<!-- 规则表完 -->';

/** The guide for template authors with its table of rule kinds as check-params.ts has them now. Throws where the guide has lost its marks. */
export function withKindsTable(guide: string): string {
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/for-template-authors.md has no place for the table of rule kinds');
  return guide.slice(0, from + begin.length) + kindsTable() + guide.slice(to);
}

function kindsTable(): string {
  const rows = Object.entries(kinds).map(([name, { shape }]) => {
    const { kind, ...params } = shape;
    const told = Object.entries(params).map(([param, schema]) => paramText(param, schema));
    return `| \`${name}\` | ${kind.description ?? ''} | ${told.join('、') || '无'} |\n`;
  });
  return `| \`kind\` | 核对什么 | 参数 |\n| --- | --- | --- |\n${rows.join('')}`;
}

/** A param that may be left out says so; a closed list of words names them. */
function paramText(name: string, schema: { safeParse(value: unknown): { success: boolean } }): string {
  const words = 'options' in schema && Array.isArray(schema.options) ? schema.options : [];
  const isChoice = words.length > 0 && words.every((word) => typeof word === 'string');
  const notes = [...(isChoice ? words : []), ...(schema.safeParse(undefined).success ? ['可不写'] : [])];
  return `\`${name}\`${notes.length > 0 ? `（${notes.join('、')}）` : ''}`;
}
