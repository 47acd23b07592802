import type { Absent } from './absent';

export const wordAbsent: Absent = {
  members: {
    Application: {
      later: 'bibliography checkLanguage fontNames language listTemplateGalleries templates',
      '1.6': 'openDocument',
      '1.5': 'retrieveStylesFromBase64',
    },
    Body: {
      '1.5': 'endnotes footnotes getContentControls',
      '1.4': 'fields getComments getReviewedText',
      '1.1': 'getHtml inlinePictures insertHtml',
      '1.3': 'lists parentBodyOrNullObject parentSection parentSectionOrNullObject',
      later: 'shapes',
      '1.6': 'getTrackedChanges',
      '1.2': 'insertInlinePictureFromBase64',
    },
    ContentControl: {
      later:
        'buildingBlockGalleryContentControl datePickerContentControl groupContentControl pictureContentControl ' +
        'repeatingSectionContentControl xmlMapping',
      '1.7': 'checkboxContentControl',
      '1.9': 'comboBoxContentControl dropDownListContentControl',
      '1.5': 'endnotes footnotes getContentControls onDataChanged onDeleted onEntered onExited onSelectionChanged',
      '1.4': 'fields getComments getReviewedText',
      '1.1': 'getHtml inlinePictures insertFileFromBase64 insertHtml',
      '1.3': 'lists',
      '1.6': 'getTrackedChanges',
      '1.2': 'insertInlinePictureFromBase64',
    },
    ContentControlCollection: { '1.5': 'getByChangeTrackingStates' },
    Document: {
      later:
        'acceptAllRevisions acceptAllRevisionsShown activate activeTheme activeThemeDisplayName activeWindow ' +
        'addToFavorites applyQuickStyleSet applyTheme areFilePropertiesPasswordEncrypted areGrammaticalErrorsShown ' +
        'areMathDefaultsUsed areNewerFeaturesDisabled areSpellingErrorsShown areStylesUpdatedOnOpen ' +
        'areTrueTypeFontsEmbedded attachedTemplate autoFormat autoHyphenation autoSaveOn background bibliography ' +
        'bookmarks builtInDocumentProperties canCheckin characters checkConsistencyJapanese checkGrammar ' +
        'closePrintPreview coauthoring codeName comments compare compareFromBase64 compatibilityMode ' +
        'consecutiveHyphensLimit content convert convertAutoHyphens convertNumbersToText convertVietnameseDocument ' +
        'copyStylesFromTemplate currentRsid customDocumentProperties defaultTabStop defaultTargetFrame deleteAllComments ' +
        'deleteAllCommentsShown deleteAllInkAnnotations detectLanguage doNotEmbedSystemFonts documentLibraryVersions ' +
        'encryptionProvider farEastLineBreakLanguage farEastLineBreakLevel fields fitToPages formattingIsNextLevelShown ' +
        'formattingIsUserStyleNameShown frames freezeLayout fullName getCrossReferenceItems grammaticalErrors ' +
        'gridDistanceHorizontal gridDistanceVertical gridIsOriginFromMargin gridOriginHorizontal gridOriginVertical ' +
        'gridSpaceBetweenHorizontalLines gridSpaceBetweenVerticalLines hasPassword hasVbProject hyperlinks hyphenateCaps ' +
        'hyphenationZone indexes isAutoFormatOverrideOn isChartDataPointTracked isCompatible isFinal isFontsSubsetSaved ' +
        'isFormsDataPrinted isFormsDataSaved isGrammarChecked isInAutoSave isInFormsDesign isKerningByAlgorithm ' +
        'isLinguisticDataEmbedded isMasterDocument isOptimizedForWord97 isPostScriptPrintedOverText ' +
        'isQuickStyleSetLocked isReadOnly isReadOnlyRecommended isSnappedToGrid isSnappedToShapes isSpellingChecked ' +
        'isStyleEnforced isSubdocument isThemeLocked isUserControl isVbaSigned isWriteReserved justificationMode kind ' +
        'languageDetected listParagraphs listTemplates lists lockServerFile makeCompatibilityDefault manualHyphenation ' +
        'noLineBreakAfter noLineBreakBefore openEncoding originalDocumentTitle pageSetup paragraphs password ' +
        'passwordEncryptionAlgorithm passwordEncryptionKeyLength passwordEncryptionProvider path post presentIt ' +
        'printPreview printRevisions protectionType readabilityStatistics readingLayoutSizeX readingLayoutSizeY ' +
        'readingModeIsLayoutFrozen redo rejectAllRevisions rejectAllRevisionsShown reload reloadAs ' +
        'removeDocumentInformation removeLockedStyles removeNumbers removePersonalInformationOnSave removeTheme ' +
        'repaginate resetFormFields returnToLastReadPosition revisedDocumentTitle revisions runAutoMacro ' +
        'saveAsQuickStyleSet saveEncoding saveFormat select selectContentControlsByTag selectContentControlsByTitle ' +
        'selectLinkedControls selectNodes selectSingleNode selectUnlinkedControls selection sendFax sendMail sentences ' +
        'setDefaultTableStyle setPasswordEncryptionOptions spellingErrors storyRanges styles ' +
        'tableOfAuthoritiesCategories tables tablesOfAuthorities tablesOfContents tablesOfFigures textEncoding ' +
        'textLineEnding toggleFormsDesign trackFormatting trackMoves trackRevisions trackedChangesAreDateAndTimeRemoved ' +
        'transformDocument type undo undoClear unprotect updateStyles viewCode viewPropertyBrowser webPagePreview ' +
        'webSettings windows words writePassword xmlAreAdvancedErrorsShown xmlIsXsltUsedWhenSaving xmlSaveThroughXslt',
      '1.4': 'changeTrackingMode customXmlParts deleteBookmark getBookmarkRange getBookmarkRangeOrNullObject settings',
      '1.1': 'sections',
      '1.5':
        'addStyle close getContentControls getEndnoteBody getFootnoteBody getStyles insertFileFromBase64 ' +
        'onContentControlAdded',
      '1.7':
        'getAnnotationById onAnnotationClicked onAnnotationHovered onAnnotationInserted onAnnotationRemoved search',
      '1.6': 'getParagraphByUniqueLocalId importStylesFromJson onParagraphAdded onParagraphChanged onParagraphDeleted',
      '1.8': 'onAnnotationPopupAction',
    },
    DocumentCreated: {
      later:
        'addStyle body contentControls customXmlParts deleteBookmark getBookmarkRange getBookmarkRangeOrNullObject ' +
        'getContentControls getStyles insertFileFromBase64 properties save saved sections settings',
    },
    DocumentProperties: {
      '1.3': 'applicationName company customProperties format lastPrintDate manager security template',
    },
    Font: {
      later:
        'allCaps boldBidirectional borders colorIndex colorIndexBidirectional contextualAlternates decreaseFontSize ' +
        'diacriticColor disableCharacterSpaceGrid emboss emphasisMark engrave fill glow hidden increaseFontSize ' +
        'italicBidirectional kerning ligature line nameAscii nameBidirectional nameFarEast nameOther numberForm ' +
        'numberSpacing outline position reflection reset scaling setAsTemplateDefault shadow sizeBidirectional smallCaps ' +
        'spacing stylisticSet textColor textShadow threeDimensionalFormat underlineColor',
    },
    Paragraph: {
      later:
        'borders closeUp indent indentCharacterWidth indentFirstLineCharacterWidth insertCanvas insertGeometricShape ' +
        'insertPictureFromBase64 insertTextBox joinList next openOrCloseUp openUp outdent outlineDemote ' +
        'outlineDemoteToBody outlinePromote previous reset resetAdvanceTo selectNumber separateList shading shapes ' +
        'space1 space1Pt5 space2 tabHangingIndent tabIndent',
      '1.5': 'endnotes footnotes getContentControls',
      '1.4': 'fields getComments getReviewedText',
      '1.1': 'getHtml inlinePictures insertFileFromBase64 insertHtml insertInlinePictureFromBase64',
      '1.3': 'attachToList detachFromList list listItem listItemOrNullObject listOrNullObject startNewList',
      '1.6': 'getTrackedChanges uniqueLocalId',
      '1.7': 'getAnnotations getText insertAnnotations',
    },
    ParagraphCollection: {
      later:
        'add closeUp decreaseSpacing increaseSpacing indent indentCharacterWidth indentFirstLineCharacterWidth ' +
        'openOrCloseUp openUp outdent outlineDemote outlineDemoteToBody outlinePromote space1 space1Pt5 space2 ' +
        'tabHangingIndent tabIndent',
    },
    Range: {
      later:
        'bold boldBidirectional bookmarks borders case characterWidth combineCharacters conflicts detectLanguage ' +
        'disableCharacterSpaceGrid editors emphasisMark end fitTextWidth frames grammarChecked hasNoProofing ' +
        'highlightColorIndex horizontalInVertical hyperlinks id insertCanvas insertGeometricShape ' +
        'insertPictureFromBase64 insertTextBox isEndOfRowMark isTextVisibleOnScreen italic italicBidirectional kana ' +
        'languageDetected languageId languageIdFarEast languageIdOther listFormat pages revisions sections shading ' +
        'shapes showAll spellingChecked start storyLength storyType tableColumns twoLinesInOne',
      '1.5': 'endnotes footnotes getContentControls insertEndnote insertField insertFootnote',
      '1.4': 'fields getBookmarks getComments getReviewedText insertBookmark insertComment',
      '1.2': 'inlinePictures insertInlinePictureFromBase64',
      '1.3': 'getHyperlinkRanges getNextTextRange getNextTextRangeOrNullObject hyperlink lists',
      '1.1': 'getHtml insertFileFromBase64 insertHtml',
      '1.6': 'getTrackedChanges',
      '1.8': 'highlight removeHighlight',
    },
    Table: {
      later:
        'applyStyleDirectFormatting autoFitBehavior autoFormat columns convertToText description reapplyAutoFormat ' +
        'shading sort title',
      '1.5': 'endnotes footnotes',
      '1.4': 'fields mergeCells',
      '1.3':
        'addColumns autoFitWindow deleteColumns distributeColumns getBorder getCellPadding getNext getNextOrNullObject ' +
        'horizontalAlignment setCellPadding shadingColor verticalAlignment width',
    },
    TableRow: {
      '1.5': 'endnotes footnotes',
      '1.4': 'fields merge',
      later: 'convertToText insertContentControl range setHeight setLeftIndent shading',
      '1.3':
        'getBorder getCellPadding horizontalAlignment preferredHeight setCellPadding shadingColor verticalAlignment',
    },
    TableRowCollection: { later: 'convertToText delete distributeHeight select setHeight setLeftIndent' },
    TableCell: {
      later: 'autoSum column delete formula merge select shading',
      '1.3':
        'columnWidth deleteColumn getBorder getCellPadding horizontalAlignment insertColumns setCellPadding shadingColor ' +
        'verticalAlignment',
      '1.4': 'split',
    },
    TableCellCollection: { later: 'autoFit delete distributeHeight distributeWidth merge setHeight setWidth split' },
  },
  words: { 'Font.underline': 'Hidden DotLine', 'Table.alignment': 'Justified' },
};
