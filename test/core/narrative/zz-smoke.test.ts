import { writeFileSync } from 'node:fs';
import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { buildReport } from '../../../src/core/narrative/build-report';
import { fragmentText } from '../../../src/core/narrative/fragment';
import { reportFragments } from '../../../src/core/report/report-base';
import { attachmentTables } from '../../../src/core/report/attachment-tables';
import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { kaifuPack } from './real-pack';
import { literalTable, type LiteralData } from './literal-table';
test('smoke', async () => {
  const pack = kaifuPack();
  const table = literalTable(pack, pack.sample as LiteralData);
  const definition = pack.reports[0]!;
  const report = buildReport(pack, table, definition, createNarrativeEngine());
  console.log(report.title, reportFragments(report).slice(0, 9).map((f) => f.id + ': ' + fragmentText(f).slice(0,300)).join('\n'));
  const tables = attachmentTables(table, definition, { year: 2018, unitName: '开福区征地办' });
  writeFileSync('/tmp/out/report.docx', await authorDocument(report, tables, { creator: '开福区征地办' }));
});
