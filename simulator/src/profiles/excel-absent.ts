import type { Absent } from './absent';

export const excelAbsent: Absent = {
  members: {
    NumberFormatInfo: { '1.17': 'currencySymbol' },
    Application: {
      later: 'activeWindow checkSpelling enterEditingMode union windows',
      '1.11': 'cultureInfo decimalSeparator thousandsSeparator useSystemSeparators',
      '1.9': 'calculationEngineVersion iterativeCalculation',
    },
    Workbook: {
      '1.1': 'bindings',
      '1.10':
        'comments getActiveSlicer getActiveSlicerOrNullObject pivotTableStyles slicerStyles slicers tableStyles ' +
        'timelineStyles',
      '1.7': 'dataConnections properties styles',
      '1.2': 'functions onSelectionChanged',
      '1.19': 'getActiveShape getActiveShapeOrNullObject linkedEntityDataDomains',
      later: 'focus linkedWorkbooks',
      '1.18': 'notes',
      '1.3': 'pivotTables',
      '1.14': 'queries',
      '1.9':
        'autoSave calculationEngineVersion chartDataPointTrack getActiveChart getActiveChartOrNullObject ' +
        'getIsActiveCollabSession getSelectedRanges isDirty onAutoSaveSettingChanged previouslySaved ' +
        'usePrecisionAsDisplayed',
      '1.11': 'close save',
      '1.16': 'getLinkedEntityCellValue',
      '1.13': 'insertWorksheetsFromBase64 onActivated',
    },
    Worksheet: {
      '1.1': 'charts',
      '1.10': 'comments onColumnSorted onRowSorted onSingleClicked showOutlineLevels slicers',
      '1.12': 'customProperties',
      later: 'checkSpelling clearArrows evaluate namedSheetViews',
      '1.18': 'notes',
      '1.3': 'pivotTables',
      '1.9': 'enableCalculation replaceAll shapes',
      '1.19': 'showDataTypeIcons',
      '1.8': 'showHeadings',
      '1.7': 'standardHeight standardWidth',
      '1.14': 'tabId',
      '1.13': 'onFormulaChanged',
      '1.17': 'onNameChanged onVisibilityChanged',
      '1.11': 'onRowHiddenChanged',
    },
    WorksheetCollection: {
      '1.10': 'onColumnSorted onRowSorted onSingleClicked',
      '1.13': 'onFormulaChanged',
      '1.17': 'onMoved onNameChanged onVisibilityChanged',
      '1.11': 'onRowHiddenChanged',
    },
    WorksheetProtection: {
      later:
        'allowEditRanges canPauseProtection checkPassword isPasswordProtected isPaused pauseProtection resumeProtection ' +
        'savedOptions setPassword updateOptions',
    },
    WorksheetFreezePanes: { '1.7': 'getLocation' },
    Range: {
      '1.1': 'addressLocal formulasLocal',
      '1.18': 'clearOrResetContents control',
      later: 'checkSpelling formulaArray showDependents showPrecedents',
      '1.2': 'formulasR1C1 hidden',
      '1.12':
        'getDirectPrecedents getPivotTables getSpillParent getSpillParentOrNullObject getSpillingToRange ' +
        'getSpillingToRangeOrNullObject hasSpill numberFormatCategories savedAsArray',
      '1.10': 'group height hideGroupDetails left showGroupDetails top ungroup width',
      '1.7': 'getImage hyperlink numberFormatLocal showCard style',
      '1.9':
        'convertDataTypeToText convertToLinkedDataType flashFill getCellProperties getColumnProperties getRowProperties ' +
        'linkedDataTypeState replaceAll setCellProperties setColumnProperties setDirty setRowProperties',
      '1.16': 'valuesAsJson valuesAsJsonLocal',
      '1.6': 'calculate',
      '1.15': 'getDependents',
      '1.13': 'getDirectDependents',
      '1.19': 'getDisplayedCellProperties',
      '1.14': 'getPrecedents',
    },
    RangeAreas: {
      '1.9':
        'addressLocal conditionalFormats convertDataTypeToText convertToLinkedDataType copyFrom dataValidation ' +
        'getSpecialCells getSpecialCellsOrNullObject getTables getUsedRangeAreas getUsedRangeAreasOrNullObject setDirty ' +
        'style',
      '1.18': 'clearOrResetContents select',
    },
    RangeView: { '1.3': 'formulasLocal formulasR1C1', '1.16': 'valuesAsJson valuesAsJsonLocal' },
    SettingCollection: { '1.4': 'onSettingsChanged' },
    NamedItemCollection: { '1.4': 'addFormulaLocal' },
    NamedItem: { '1.7': 'arrayValues', '1.16': 'valueAsJson valueAsJsonLocal' },
    TableScopedCollection: { '1.14': 'getItemOrNullObject' },
    TableColumnCollection: { '1.16': 'addAsJson' },
    TableColumn: { '1.16': 'valuesAsJson valuesAsJsonLocal' },
    TableRowCollection: { '1.16': 'addAsJson', later: 'deleteRows deleteRowsAt' },
    TableRow: { '1.16': 'valuesAsJson valuesAsJsonLocal' },
    DataValidation: { '1.8': 'valid', '1.9': 'getInvalidCells' },
    RangeFormat: {
      '1.9': 'autoIndent readingOrder shrinkToFit',
      '1.7': 'textOrientation useStandardHeight useStandardWidth',
      '1.11': 'adjustIndent',
    },
    FormatProtection: { '1.2': 'formulaHidden' },
    RangeFill: { '1.9': 'pattern patternColor patternTintAndShade tintAndShade' },
    RangeBorder: { '1.9': 'tintAndShade' },
    RangeBorderCollection: { '1.9': 'tintAndShade' },
    RangeFont: { '1.9': 'subscript superscript tintAndShade' },
    Filter: { '1.2': 'applyIconFilter' },
    CustomXmlPartScopedCollection: { '1.5': 'getOnlyItem' },
    ConditionalFormatCollection: { '1.14': 'getItemOrNullObject' },
    ConditionalFormat: {
      '1.6':
        'cellValue cellValueOrNullObject colorScale colorScaleOrNullObject dataBar dataBarOrNullObject ' +
        'getRangeOrNullObject iconSet iconSetOrNullObject preset presetOrNullObject textComparison ' +
        'textComparisonOrNullObject topBottom topBottomOrNullObject',
      '1.17':
        'changeRuleToCellValue changeRuleToColorScale changeRuleToContainsText changeRuleToCustom changeRuleToDataBar ' +
        'changeRuleToIconSet changeRuleToPresetCriteria changeRuleToTopBottom setRanges',
      '1.9': 'getRanges',
    },
    ConditionalFormatRule: { '1.6': 'formulaLocal formulaR1C1' },
    ConditionalRangeFormat: { '1.6': 'borders', '1.17': 'clearFormat' },
    ConditionalRangeFont: { '1.6': 'clear italic strikethrough underline' },
    PageLayout: {
      later: 'alignMarginsHeaderFooter printQuality',
      '1.9':
        'draftMode firstPageNumber getPrintArea getPrintTitleColumns getPrintTitleRows printComments printErrors ' +
        'printHeadings printOrder',
    },
    HeaderFooter: {
      later:
        'centerFooterPicture centerHeaderPicture leftFooterPicture leftHeaderPicture rightFooterPicture ' +
        'rightHeaderPicture',
    },
    HeaderFooterGroup: { '1.9': 'evenPages firstPage oddPages useSheetMargins useSheetScale' },
  },
  words: {
    'Application.calculationMode': 'AutomaticExceptTables Manual',
    'Range.clear': 'Hyperlinks RemoveHyperlinks ResetContents',
    'RangeFormat.horizontalAlignment': 'Fill CenterAcrossSelection Distributed',
    'RangeFormat.verticalAlignment': 'Justify Distributed',
    'RangeBorderCollection.getItem': 'DiagonalDown DiagonalUp',
    'RangeFont.underline': 'Double SingleAccountant DoubleAccountant',
    'PageLayout.paperSize':
      'LetterSmall Tabloid Ledger Statement Executive A4Small Folio Quatro Paper10x14 Paper11x17 Note Envelope9 ' +
      'Envelope10 Envelope11 Envelope12 Envelope14 Csheet Dsheet Esheet EnvelopeDL EnvelopeC5 EnvelopeC3 EnvelopeC4 ' +
      'EnvelopeC6 EnvelopeC65 EnvelopeB4 EnvelopeB5 EnvelopeB6 EnvelopeItaly EnvelopeMonarch EnvelopePersonal ' +
      'FanfoldUS FanfoldStdGerman FanfoldLegalGerman',
    'HeaderFooterGroup.state': 'FirstAndDefault OddAndEven FirstOddAndEven',
    'Range.autoFill': 'FillDays FillWeekdays FillMonths FillYears LinearTrend GrowthTrend FlashFill',
    'Range.copyFrom': 'Link',
    'Range.getSpecialCells': 'ConditionalFormats DataValidations SameConditionalFormat SameDataValidation',
    'Range.getSpecialCellsOrNullObject': 'ConditionalFormats DataValidations SameConditionalFormat SameDataValidation',
    'RangeAreas.clear': 'Hyperlinks RemoveHyperlinks ResetContents',
    'RangeSort.apply': 'Columns StrokeCount',
    'TableSort.apply': 'StrokeCount',
  },
};
