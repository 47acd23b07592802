import { strToU8 } from 'fflate';
import { AlignmentType, LineRuleType, Paragraph, XmlComponent, type IContext, type IXmlableObject } from 'docx';
import { xmlText } from '../../../../core/fields/xml-text';
import { chartId, type ChartModel } from '../../../../core/narrative/chart-model';
import { chartWorkbook, relationshipsXml } from '../../charts/chart-workbook';
import { chartXml } from '../../charts/chart-xml';
import { reportWidthMm } from './page';
import { fragmentTag, StructuredTag } from './structured-tag';

const emuPerMm = 36_000;
const heightMm = 75;
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';

/** A chart in a control of its own; the part it shows is added when the package is finished (chartParts). */
export function chartBlock(chart: ChartModel, number: number, controlId: (tag: string) => number): StructuredTag {
  const tag = fragmentTag(chartId(chart.id));
  const id = controlId(tag);
  const inline = new Raw('wp:inline', { distT: '0', distB: '0', distL: '0', distR: '0' }, [
    new Raw('wp:extent', { cx: String(Math.round(reportWidthMm * emuPerMm)), cy: String(heightMm * emuPerMm) }),
    new Raw('wp:docPr', { id: String(1000 + number), name: `图${number}`, descr: xmlText(chart.name) }),
    new Raw('wp:cNvGraphicFramePr', {}),
    new Raw('a:graphic', { 'xmlns:a': `${drawing}/main` }, [
      new Raw('a:graphicData', { uri: `${drawing}/chart` }, [
        new Raw('c:chart', { 'xmlns:c': `${drawing}/chart`, 'r:id': relationId(number) }),
      ]),
    ]),
  ]);
  const run = new Raw('w:r', {}, [new Raw('w:drawing', {}, [inline])]);
  const paragraph = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120, after: 120 },
  });
  paragraph.addChildElement(run);
  return new StructuredTag({ tag, title: chart.name, id }, [paragraph]);
}

/** The parts behind the charts of a document, and what its content types and relationships say of them. */
export function chartParts(charts: readonly ChartModel[]): {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly types: string;
  readonly relationships: string;
} {
  const files: Record<string, Uint8Array> = {};
  let types = '';
  let relationships = '';
  for (const [index, chart] of charts.entries()) {
    const number = index + 1;
    files[`word/charts/chart${number}.xml`] = strToU8(chartXml(chart));
    files[`word/charts/_rels/chart${number}.xml.rels`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${relationshipsXml([['package', `../embeddings/chart${number}.xlsx`]])}`,
    );
    files[`word/embeddings/chart${number}.xlsx`] = chartWorkbook(chart);
    types += `<Override PartName="/word/charts/chart${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`;
    types += `<Override PartName="/word/embeddings/chart${number}.xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>`;
    relationships += `<Relationship Id="${relationId(number)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart${number}.xml"/>`;
  }
  return { files, types, relationships };
}

function relationId(number: number): string {
  return `rIdChart${number}`;
}

/** An element docx has no class for. */
class Raw extends XmlComponent {
  constructor(
    private readonly name: string,
    private readonly attributes: Readonly<Record<string, string>>,
    private readonly children: readonly Raw[] = [],
  ) {
    super(name);
  }

  override prepForXml(context: IContext): IXmlableObject {
    const children = this.children.map((child) => child.prepForXml(context));
    return { [this.name]: [{ _attr: this.attributes }, ...children] } as IXmlableObject;
  }
}
