import { auditText } from '../../../../src/core/prose/audit/audit-text';
import type { CellRange, SourceTable } from '../../../../src/core/prose/audit/grid';
import type { Relation } from '../../../../src/core/prose/audit/relation';

/**
 * A text with tables as a reader hands it over. A string is a paragraph; a list is a table, rows by line, cells by |, “合计^3” for a cell
 * over three columns.
 */
function withTables(...blocks: readonly (string | readonly string[])[]): {
  text: string;
  tables: SourceTable[];
} {
  let text = '';
  const tables: SourceTable[] = [];
  for (const block of blocks) {
    if (typeof block === 'string') {
      text += `${block}\n`;
      continue;
    }
    const start = text.length;
    const rows = block.map((line) => {
      const cells = line.split('|').map((cell): CellRange => {
        const [words = '', span] = cell.split('^');
        const from = text.length;
        text += `${words}\t`;
        return { start: from, end: from + words.length, ...(span !== undefined && { span: Number(span) }) };
      });
      text = `${text.slice(0, -1)}\n`;
      return cells;
    });
    tables.push({ start, end: text.length, rows });
  }
  return { text, tables };
}

export function relationsOf(...blocks: readonly (string | readonly string[])[]): Relation[] {
  const { text, tables } = withTables(...blocks);
  return auditText(text, tables);
}

/** What is told of contradictions: the first sentence of each message. */
export function toldOf(...blocks: readonly (string | readonly string[])[]): string[] {
  return relationsOf(...blocks).flatMap(({ verdict, message }) =>
    verdict === 'fails' || verdict === 'asks' ? [message.split('。')[0]!] : [],
  );
}

export function holdingOf(...blocks: readonly (string | readonly string[])[]): string[] {
  return relationsOf(...blocks).flatMap(({ verdict, kind }) => (verdict === 'holds' ? [kind] : []));
}
