import { notSimulated } from '../executor/errors';
import { asBoolean, defineType, type HostType, type Property } from '../executor/type-table';
import type { SearchWish } from './search';

type Key = keyof SearchWish;
type State = { -readonly [K in Key]?: SearchWish[K] };

function option(key: Key): Property<State> {
  return {
    get: (state) => state[key] ?? false,
    set: (state, value) => void (state[key] = asBoolean(value)),
  };
}

/** Made by the client for the options of `search`. */
export const SearchOptions: HostType<State> = defineType<State>({
  name: 'SearchOptions',
  properties: {
    IgnorePunct: option('ignorePunct'),
    IgnoreSpace: option('ignoreSpace'),
    MatchCase: option('matchCase'),
    MatchPrefix: option('matchPrefix'),
    MatchSuffix: option('matchSuffix'),
    MatchWholeWord: option('matchWholeWord'),
    MatchWildcards: {
      get: () => false,
      set: (_state, value) => {
        if (asBoolean(value)) throw notSimulated('SearchOptions', 'matchWildcards');
      },
    },
  },
});
