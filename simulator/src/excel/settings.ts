import { itemNotFound } from '../executor/errors';
import { defineType, readOnly, type HostObject, type HostType } from '../executor/type-table';
import type { BookState } from './objects';

interface SettingState extends BookState {
  readonly key: string;
}

function get({ book }: BookState, key: string): HostObject | null {
  return book.extras.settings.has(key) ? Setting.of({ book, key }) : null;
}

function must(state: BookState, key: string): HostObject {
  const setting = get(state, key);
  if (!setting) throw itemNotFound(`setting ${key}`);
  return setting;
}

const Setting: HostType<SettingState> = defineType<SettingState>({
  name: 'Setting',
  id: ({ key }) => key,
  properties: {
    Key: readOnly(({ key }) => key),
    Value: {
      get: ({ book, key }) => book.extras.settings.get(key),
      set: ({ book, key }, value) => book.write(() => void book.extras.settings.set(key, value)),
    },
  },
  methods: { Delete: ({ book, key }) => book.write(() => void book.extras.settings.delete(key)) },
});

export const SettingCollection: HostType<BookState> = defineType<BookState>({
  name: 'SettingCollection',
  item: (state, args) => must(state, args.text(0)),
  items: ({ book }) => [...book.extras.settings.keys()].map((key) => Setting.of({ book, key })),
  methods: {
    Add: ({ book }, args) => {
      const key = args.text(0);
      const value = args.any(1);
      book.write(() => void book.extras.settings.set(key, value));
      return Setting.of({ book, key });
    },
    GetItem: (state, args) => must(state, args.text(0)),
    GetItemOrNullObject: (state, args) => get(state, args.text(0)),
    GetCount: ({ book }) => book.extras.settings.size,
  },
});
