import { Button } from '@fluentui/react-components';
import { useId, useRef, useState, type DragEvent, type ReactElement } from 'react';
import type { SourceTable } from '../../../app/take-figures';
import { isProblem } from '../../../core/problem/problem';
import { FileInput } from '../../parts/file-input';
import { ReadingBar } from '../../parts/reading-bar';
import { bytesOf } from '../../parts/workbook-file';
import type { FileDoor } from '../../reading/file-door';
import { usePane } from '../../session-context';
import { zhIntake } from '../../text/zh-intake';
import { readTables } from './read-tables';

/** A file whose tables are at hand, and which of them is taken. */
export interface ChosenSource {
  readonly file: string;
  readonly tables: readonly SourceTable[];
  readonly at: number;
}

interface Props {
  readonly source: ChosenSource | null;
  /** null: back to what is pasted. */
  readonly onSource: (source: ChosenSource | null) => void;
}

/** A file instead of pasted text: chosen, or dropped here; of several sheets one. */
export function ChooseSource({ source, onSource }: Props): ReactElement | null {
  const { openDoor } = usePane();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const [reading, setReading] = useState<{ readonly file: string; readonly door: FileDoor } | null>(null);
  if (!openDoor) return null;

  const read = async (file: File): Promise<void> => {
    setSaid('');
    try {
      const door = await openDoor();
      setReading({ file: file.name, door });
      const bytes = await bytesOf(file);
      const tables = bytes && (await readTables(door, bytes, file.name));
      if (bytes === null) setSaid(zhIntake.unreadable(file.name));
      else if (!tables) setSaid(zhIntake.strange(file.name));
      else if (tables.length === 0) setSaid(zhIntake.noTables(file.name));
      else onSource({ file: file.name, tables, at: 0 });
    } catch (error) {
      if (!isProblem(error)) throw error;
      setSaid(error.message);
    } finally {
      setReading(null);
      place.current?.querySelector('button')?.focus();
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    // The page itself opens what is dropped elsewhere.
    event.stopPropagation();
    const file = event.dataTransfer.files[0];
    if (file) void read(file);
  };
  return (
    <div ref={place} className="intake-file" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {source && <p>{zhIntake.from(source.file)}</p>}
      <div className="buttons">
        <Button size="small" disabledFocusable={reading !== null} onClick={() => input.current?.click()}>
          {source ? zhIntake.other : zhIntake.file}
        </Button>
        {source && (
          <Button size="small" onClick={() => onSource(null)}>
            {zhIntake.paste}
          </Button>
        )}
      </div>
      {!source && <p className="hint">{zhIntake.fileHint}</p>}
      <FileInput
        input={input}
        accept=".xlsx,.xlsm,.docx,.docm,.csv,.tsv,.txt"
        label={zhIntake.file}
        onFiles={([file]) => file && void read(file)}
      />
      {reading && <ReadingBar door={reading.door} before={<p role="status">{zhIntake.reading(reading.file)}</p>} />}
      {said !== '' && <p role="alert">{said}</p>}
      {source && source.tables.length > 1 && (
        <div className="intake-choice">
          <label htmlFor={id}>{zhIntake.table}</label>
          <select
            id={id}
            className="text-line"
            value={source.at}
            onChange={(event) => onSource({ ...source, at: Number(event.target.value) })}
          >
            {source.tables.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
