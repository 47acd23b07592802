import { ChildOrder } from './child-order';

/** Formatting of characters; the schema takes it in any order, but its own editors and the Open XML SDK want this one. */
const character = `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
  webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`;
const marks = `bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|moveFromRangeStart|moveFromRangeEnd|moveToRangeStart|moveToRangeEnd|customXmlInsRangeStart|customXmlInsRangeEnd|customXmlDelRangeStart|customXmlDelRangeEnd|customXmlMoveFromRangeStart|customXmlMoveFromRangeEnd|customXmlMoveToRangeStart|customXmlMoveToRangeEnd`;
const around = 'customXml|sdt|proofErr|permStart|permEnd|ins|del|moveFrom|moveTo|m:oMath|m:oMathPara';
const blocks = `p|tbl|altChunk|${around}|${marks}`;
const inline = `r|smartTag|dir|bdo|${around}|${marks}`;
const inParagraph = `hyperlink|fldSimple|subDoc|${inline}`;

/** What may stand at each level, for content controls too. */
export const levels = { block: blocks, run: inParagraph, row: `tr|${around}|${marks}`, cell: `tc|${around}|${marks}` };

/** Sequences of ECMA-376 part 1, WordprocessingML, with what the transitional schema has besides. */
export const wordOrder = new ChildOrder({
  'w:document': 'background body',
  'w:body': `${blocks}* sectPr`,
  'w:hdr w:ftr w:comment w:footnote w:endnote w:txbxContent': `${blocks}*`,
  'w:p': `pPr ${inParagraph}*`,
  'w:hyperlink w:fldSimple': `fldData ${inParagraph}*`,
  'w:ins w:del w:moveFrom w:moveTo': `${inline}*`,
  'w:tbl': `${marks}* tblPr tblGrid tr|${around}|${marks}*`,
  'w:tr': `tblPrEx trPr tc|${around}|${marks}*`,
  'w:tc': `tcPr ${blocks}*`,
  'w:sdt': `sdtPr sdtEndPr sdtContent ${marks}*`,
  'w:sdtPr': `rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex
    equation|comboBox|date|docPartObj|docPartList|dropDownList|picture|richText|text|citation|group|bibliography`,
  'w:pPr': `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
    kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
    mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
  'w:rPr': `ins del moveFrom moveTo ${character} rPrChange`,
  'w:numPr': 'ilvl numId numberingChange ins',
  'w:pBdr': 'top left bottom right between bar',
  'w:tblPr': `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
    tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`,
  'w:tblPrEx': 'tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange',
  'w:tblGrid': 'gridCol* tblGridChange',
  'w:trPr': `cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden* ins del trPrChange`,
  'w:tcPr': `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers
    cellIns|cellDel|cellMerge tcPrChange`,
  'w:tblBorders': 'top left|start bottom right|end insideH insideV',
  'w:tcBorders': 'top left|start bottom right|end insideH insideV tl2br tr2bl',
  'w:tblCellMar w:tcMar': 'top left|start bottom right|end',
  'w:sectPr': `headerReference|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
    vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`,
  'w:styles': 'docDefaults latentStyles style*',
  'w:docDefaults': 'rPrDefault pPrDefault',
  'w:style': `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
    personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*`,
  'w:numbering': 'numPicBullet* abstractNum* num* numIdMacAtCleanup',
  'w:abstractNum': 'nsid multiLevelType tmpl name styleLink numStyleLink lvl*',
  'w:num': 'abstractNumId lvlOverride*',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:settings': `writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape
    printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData
    mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
    hideGrammaticalErrors activeWritingStyle* proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod
    documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride
    styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope
    summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets
    drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
    doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
    characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture
    doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly
    useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat
    docVars rsids m:mathPr uiCompat97To2003 attachedSchema* themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
    doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType* schemaLibrary shapeDefaults doNotEmbedSmartTags
    decimalSymbol listSeparator`,
});
