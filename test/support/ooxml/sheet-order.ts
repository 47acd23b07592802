import { ChildOrder } from './child-order';

/** Sequences of ECMA-376 part 1, SpreadsheetML. */
export const sheetOrder = new ChildOrder({
  's:worksheet': `sheetPr dimension sheetViews sheetFormatPr cols* sheetData sheetCalcPr sheetProtection protectedRanges scenarios
    autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting* dataValidations hyperlinks
    printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`,
  's:sheetPr': 'tabColor outlinePr pageSetUpPr',
  's:sheetView': 'pane selection* pivotSelection* extLst',
  's:c': 'f v is extLst',
  's:cfRule': 'formula* colorScale dataBar iconSet extLst',
  's:dataValidation': 'formula1 formula2',
  's:headerFooter': 'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter',
  's:workbook': `fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames
    calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr* webPublishObjects extLst`,
  's:styleSheet': 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  's:xf': 'alignment protection extLst',
  's:dxf': 'font numFmt fill alignment border protection extLst',
  's:border': 'start|left end|right top bottom diagonal vertical horizontal',
  's:patternFill': 'fgColor bgColor',
  's:sst': 'si* extLst',
  's:si s:is': 't r* rPh* phoneticPr',
  's:table': 'autoFilter sortState tableColumns tableStyleInfo extLst',
  's:tableColumn': 'calculatedColumnFormula totalsRowFormula xmlColumnPr extLst',
});
