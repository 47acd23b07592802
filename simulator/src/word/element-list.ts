import { itemNotFound } from '../executor/errors';
import type { Arguments, HostObject, TypeDefinition } from '../executor/type-table';
import type { DocumentState, OpenDocument } from './open-document';

/** A collection of elements of the document, looked up each time it is asked. */
export interface ListState extends DocumentState {
  readonly find: () => readonly Element[];
}

export function listMembers(
  name: string,
  make: (document: OpenDocument, element: Element) => HostObject,
): Pick<TypeDefinition<ListState>, 'name' | 'tracked' | 'items' | 'item'> & {
  readonly methods: NonNullable<TypeDefinition<ListState>['methods']>;
} {
  const at = ({ document, find }: ListState, index: number): HostObject | null => {
    const element = find().at(index);
    return element ? make(document, element) : null;
  };
  const must = (state: ListState, index: number): HostObject => {
    const found = at(state, index);
    if (!found) throw itemNotFound(`${name}[${index}]`);
    return found;
  };
  const indexed = (state: ListState, args: Arguments): HostObject => {
    const index = args.number(0);
    if (index < 0) throw itemNotFound(`${name}[${index}]`);
    return must(state, index);
  };
  return {
    name,
    tracked: true,
    items: ({ document, find }) => find().map((element) => make(document, element)),
    item: indexed,
    methods: {
      GetItemAt: indexed,
      GetFirst: (state) => must(state, 0),
      GetFirstOrNullObject: (state) => at(state, 0),
    },
  };
}
