// Each defines the members of classes that objects.ts declares.
import './body';
import './content-control';
import './font';
import './paragraph';
import './range';
import './table';
import './table-cell';
import './table-row';
import { defineType, readOnly, type HostObject, type HostType } from '../executor/type-table';
import { isRichText } from './model/control';
import { bodyObject, contentControls, rangeObject } from './objects';
import type { DocumentState } from './open-document';
import { DocumentProperties } from './properties';
import { SearchOptions } from './search-options';

/** What stands at the top of the object model: `context.document`. */
export const WordDocument: HostType<DocumentState> = defineType<DocumentState>({
  name: 'Document',
  properties: {
    Saved: readOnly(({ document }) => document.isSaved),
  },
  navigations: {
    Body: ({ document }) => bodyObject(document, document.model.body),
    ContentControls: ({ document }) => contentControls(document, () => document.model.controls().filter(isRichText)),
    Properties: ({ document }) => DocumentProperties.of({ document }),
  },
  methods: {
    GetSelection: ({ document }) => rangeObject(document, document.model.selection),
    Save: ({ document }) => document.save(),
  },
});

/** The client asks for it at the start of every session. */
const AddinInternalService = defineType<null>({
  name: 'AddinInternalService',
  methods: { NotifyActionHandlerReady: () => null },
});

export const newObjects: Readonly<Record<string, () => HostObject>> = {
  'Microsoft.InternalService.AddinInternalService': () => AddinInternalService.of(null),
  'Microsoft.WordServices.SearchOptions': () => SearchOptions.of({}),
};
