import type { CheckKind } from '../../core/pack/check-params';
import type { RelationKind } from '../../core/prose/audit/relation';
import type { View } from '../view';
import type { WordView } from '../word/word-view';

/** Where one stands when one asks: a view, or a finding of a kind. Which section answers it: views/help/sections.ts, loaded with the view. */
export type HelpTopic =
  { readonly view: HelpedView } | { readonly kind: CheckKind } | { readonly relation: RelationKind };

/** Every view of both panes, what opens inside one and is work of its own, and the offline page before a file is open. */
export type HelpedView =
  View | WordView | 'adopt' | 'last-year' | 'paste' | 'stage' | 'checklist' | 'consolidate' | 'hand-in' | 'offline';

/** On an element inside a view: who asks from there means this. */
export const helpAt = (view: HelpedView): { readonly 'data-help': HelpedView } => ({ 'data-help': view });
