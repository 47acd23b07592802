import { ChildOrder } from './child-order';
import type { PackageFiles, Tell } from './package-files';
import { child, childrenOf, repeated, within, type XmlNode } from './xml-node';

const axis =
  'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx';
const series = 'idx order tx spPr';

/** DrawingML charts (§21.2): the kinds that reports draw, and what all charts have. */
const chartOrder = new ChildOrder({
  'c:chartSpace': `date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings
    userShapes extLst`,
  'c:chart': `title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax
    extLst`,
  'c:plotArea': `layout areaChart|area3DChart|lineChart|line3DChart|stockChart|radarChart|scatterChart|pieChart|pie3DChart|doughnutChart|barChart|bar3DChart|ofPieChart|surfaceChart|surface3DChart|bubbleChart*
    valAx|catAx|dateAx|serAx* dTable spPr extLst`,
  'c:barChart': 'barDir grouping varyColors ser* dLbls gapWidth overlap serLines* axId* extLst',
  'c:lineChart': 'grouping varyColors ser* dLbls dropLines hiLowLines upDownBars marker smooth axId* extLst',
  'c:pieChart': 'varyColors ser* dLbls firstSliceAng extLst',
  'c:catAx': `${axis} crosses|crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`,
  'c:valAx': `${axis} crosses|crossesAt crossBetween majorUnit minorUnit dispUnits extLst`,
  'c:scaling': 'logBase orientation max min extLst',
  'c:title': 'tx layout overlay spPr txPr extLst',
  'c:legend': 'legendPos legendEntry* layout overlay spPr txPr extLst',
  'c:strRef': 'f strCache extLst',
  'c:numRef': 'f numCache extLst',
  'c:strCache': 'ptCount pt* extLst',
  'c:numCache': 'formatCode ptCount pt* extLst',
});
const seriesOrder = new ChildOrder({
  'c:barChart': `${series} invertIfNegative pictureOptions dPt* dLbls trendline* errBars cat val shape extLst`,
  'c:lineChart': `${series} marker dPt* dLbls trendline* errBars cat val smooth extLst`,
  'c:pieChart': `${series} explosion dPt* dLbls cat val extLst`,
});

const value = (node: XmlNode | undefined): string => node?.attributes.get('val') ?? '';

export function chartRules(files: PackageFiles, part: string): void {
  const root = files.xml(part)?.root;
  if (!root) return;
  const tell: Tell = (where, fault) => files.tell(where, fault);
  const nodes = [...within(root)];
  for (const node of nodes) {
    for (const fault of chartOrder.faults(node)) tell(part, fault);
    if (node.name === 'c:ser' && node.parent)
      for (const fault of seriesOrder.faults({ ...node, name: node.parent.name })) tell(part, `数列：${fault}`);
    if (node.name === 'c:strCache' || node.name === 'c:numCache') points(part, node, tell);
  }
  const all = nodes.filter(({ name }) => name === 'c:ser');
  for (const name of ['c:idx', 'c:order'])
    for (const twice of repeated(all.map((node) => value(child(node, name)))))
      tell(part, `两个数列的 ${name} 是 ${twice}`);
  const axes = nodes.filter(({ name }) => /^c:(?:cat|val|date|ser)Ax$/.test(name));
  const own = axes.map((node) => value(child(node, 'c:axId')));
  for (const twice of repeated(own)) tell(part, `两个坐标轴的编号是 ${twice}`);
  for (const node of nodes) {
    const isUse = node.name === 'c:crossAx' || (node.name === 'c:axId' && !axes.includes(node.parent!));
    if (isUse && !own.includes(value(node))) tell(part, `${node.name} 是没有的坐标轴 ${value(node)}`);
  }
}

/** Cached points: numbered upwards, none beyond how many there are. */
function points(part: string, cache: XmlNode, tell: Tell): void {
  const count = Number(value(child(cache, 'c:ptCount')));
  let last = -1;
  for (const point of childrenOf(cache, 'c:pt')) {
    const at = Number(point.attributes.get('idx'));
    if (!(at > last && at < count)) tell(part, `${cache.name} 的点 ${at} 不在 ${count} 个点里，或不按次序`);
    last = at;
    const text = child(point, 'c:v')?.text ?? '';
    if (cache.name === 'c:numCache' && !Number.isFinite(text.trim() === '' ? NaN : Number(text)))
      tell(part, `c:numCache 的点不是数：${text}`);
  }
}
