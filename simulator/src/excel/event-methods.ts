import { EventType, type Book } from './book';

/** Wire names of the register methods and the events they turn on. */
const onSheet = {
  ActivatedEvent: EventType.Activated,
  CalculatedEvent: EventType.Calculated,
  DataChangedEvent: EventType.Changed,
  DeactivatedEvent: EventType.Deactivated,
  EventNameChanged: EventType.NameChanged,
  EventVisibilityChanged: EventType.VisibilityChanged,
  FormatChangedEvent: EventType.FormatChanged,
  ProtectionChangedEvent: EventType.ProtectionChanged,
  SelectionChangedEvent: EventType.SelectionChanged,
} as const;

const onCollection = {
  ...onSheet,
  AddedEvent: EventType.Added,
  DeletedEvent: EventType.Deleted,
  EventMoved: EventType.Moved,
} as const;

function methods<State extends { readonly book: Book }>(
  events: Readonly<Record<string, number>>,
  target: (state: State) => string,
) {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, type]) => [
      [`_Register${name}`, (state: State) => state.book.events.register(type, target(state))],
      [`_Unregister${name}`, (state: State) => state.book.events.unregister(type, target(state))],
    ]),
  ) as Record<string, (state: State) => void>;
}

export const sheetEvents = methods<{ readonly book: Book; readonly sheet: string }>(onSheet, ({ sheet }) => sheet);
export const collectionEvents = methods<{ readonly book: Book }>(onCollection, () => 'Workbook');
