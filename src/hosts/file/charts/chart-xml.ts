import { chartGrid, type ChartModel } from '../../../core/narrative/chart-model';
import { escapeXml } from '../../../core/report/wordml/xml-tokens';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Told apart in black and white: black, white, grey, dark grey, each with a black line around it. */
const fills = ['000000', 'FFFFFF', 'A6A6A6', '595959'];
const line = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>';
const font = '<a:latin typeface="Times New Roman"/><a:ea typeface="仿宋_GB2312"/>';

/** A clustered column chart as a part of its own (ISO/IEC 29500-1 §21.2), its data in an embedded workbook. */
export function chartXml(chart: ChartModel): string {
  const [[title = '', ...names] = [], ...rows] = chartGrid(chart);
  const categories = rows.map(([category = '']) => category);
  const series = names.map((name, at) => {
    const column = columnName(at + 1);
    return (
      `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>` +
      `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache>${textPoints([name])}</c:strCache></c:strRef></c:tx>` +
      `<c:spPr><a:solidFill><a:srgbClr val="${fills[at % fills.length]}"/></a:solidFill>${line}</c:spPr><c:invertIfNegative val="0"/>` +
      `<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textLook(900)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>` +
      `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${rows.length + 1}</c:f><c:strCache>${textPoints(categories)}</c:strCache></c:strRef></c:cat>` +
      `<c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${rows.length + 1}</c:f><c:numCache><c:formatCode>${formatOf(rows)}</c:formatCode>${numberPoints(rows.map((row) => row[at + 1] ?? ''))}</c:numCache></c:numRef></c:val></c:ser>`
    );
  });
  const axes = [
    `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line}</c:spPr>${textLook(1000)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`,
    `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr>${line}</c:spPr>${textLook(900)}<c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`,
  ];
  return (
    `${declaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="0">${font}</a:defRPr></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="0">${font}</a:rPr><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="80"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>${axes.join('')}</c:plotArea>` +
    `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textLook(1000)}</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
  );
}

/** What stands between the tags of a c:strCache. */
export function textPoints(texts: readonly string[]): string {
  return `<c:ptCount val="${texts.length}"/>${texts.map((text, at) => `<c:pt idx="${at}"><c:v>${escapeXml(text)}</c:v></c:pt>`).join('')}`;
}

/** What stands behind the format in a c:numCache; a blank has no point. */
export function numberPoints(numbers: readonly string[]): string {
  const points = numbers.map((text, at) => (text === '' ? '' : `<c:pt idx="${at}"><c:v>${text}</c:v></c:pt>`));
  return `<c:ptCount val="${numbers.length}"/>${points.join('')}`;
}

/** 0 is A. */
export function columnName(column: number): string {
  return String.fromCharCode(65 + column);
}

/** As many decimals as the numbers show. */
function formatOf(rows: readonly (readonly string[])[]): string {
  const decimals = Math.max(
    0,
    ...rows.flatMap(([, ...numbers]) => numbers.map((text) => (text.split('.')[1] ?? '').length)),
  );
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}

function textLook(size: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}">${font}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}
