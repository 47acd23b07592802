import { itemNotFound } from '../executor/errors';
import type { Arguments, HostObject, HostType, TypeDefinition } from '../executor/type-table';
import type { ListState } from './objects';
import type { OpenDocument } from './open-document';

/** Members that all collections of elements share. */
export function listMembers(
  { name }: HostType<ListState>,
  make: (document: OpenDocument, element: Element) => HostObject,
): Pick<TypeDefinition<ListState>, 'tracked' | 'items' | 'item'> & {
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
