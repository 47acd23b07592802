import { contains } from '../../word/model/dom';
import { control, dropPlaceholder, setProperty } from '../../word/model/control';
import { behind, before } from '../../word/model/place';
import { unwrap } from '../../word/model/locks';
import { insertContentControl } from '../../word/insert';
import { asBoolean, asNumber, asText, readOnly, type Member } from '../object';
import type { Stretch } from './positions';
import { rangeObject } from './range';
import { positionsOf, write, type OpenedDocument, type WriterWorld } from './world';

/** All of the main text, in its order. */
export function controlsObject(world: WriterWorld, opened: OpenedDocument): object {
  const { model } = opened;
  return world.maker.make('ContentControls', opened, {
    Count: readOnly(() => model.controls().length),
    Item: {
      call: (index: unknown) => {
        const found = model.controls()[asNumber(index) - 1];
        if (!found) throw new Error('there is no such content control');
        return controlObject(world, opened, found);
      },
    },
    Add: {
      call: (kind: unknown, range: unknown) => {
        if (kind !== 0) throw new Error('only rich text controls are simulated');
        if (world.maker.stateOf(range) !== opened) throw new Error('a range of this document is expected');
        const { Start: start, End: end } = range as { readonly Start: number; readonly End: number };
        const own: Stretch = { start, end };
        const whole = positionsOf(world, opened).span(own);
        const made = write(opened, [whole], () =>
          insertContentControl({ document: opened.document, inside: whole, whole }),
        );
        return controlObject(world, opened, made);
      },
    },
  });
}

function controlObject(world: WriterWorld, opened: OpenedDocument, sdt: Element): object {
  const { model } = opened;
  const there = (): Element => {
    if (!contains(model.body, sdt)) throw new Error('the content control is no longer in the document');
    return sdt;
  };
  const named = (name: 'tag' | 'alias'): Member => ({
    get: () => (name === 'tag' ? control.tag(there()) : control.title(there())),
    set: (value: never) => {
      const text = asText(value);
      // Word's own limit.
      if (text.length > 64) throw new Error('a tag or title has at most 64 characters');
      write(opened, [], () => setProperty(model.tree, there(), name, text));
    },
  });
  return world.maker.make('ContentControl', opened, {
    // As in Word's automation: text.
    ID: readOnly(() => String(control.id(there()) ?? 0)),
    Tag: named('tag'),
    Title: named('alias'),
    Range: readOnly(() => rangeObject(world, opened, positionsOf(world, opened).of(there()))),
    LockContents: readOnly(() => control.isContentLocked(there())),
    Delete: {
      call: (contents: unknown) => {
        const own = there();
        if (control.isFixed(own)) throw new Error('the content control cannot be deleted');
        const isAll = asBoolean(contents);
        const span = { start: before(own), end: behind(own) };
        write(opened, isAll ? [span] : [], () => {
          if (!isAll) {
            dropPlaceholder(model.tree, own);
            return unwrap(model, own);
          }
          const parent = own.parentNode as Element;
          model.tree.remove(own);
          model.text.ensureParagraph(parent);
        });
      },
    },
  });
}
