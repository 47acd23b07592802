import type { Faults } from '../../executor/faults';
import type { OpenUniver } from '../../excel/univer/open';

/** While the user types into a cell the simulated Excel answers nobody, like the real one. Tells the page for its status bar. */
export function watchEditMode({ api }: OpenUniver, faults: Faults, onChange: (editing: boolean) => void): void {
  api.addEvent(api.Event.SheetEditStarted, () => {
    faults.order('cell-edit');
    onChange(true);
  });
  api.addEvent(api.Event.SheetEditEnded, () => {
    faults.clear('cell-edit');
    onChange(false);
  });
}
