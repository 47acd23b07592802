import type { WpsEvents } from './events';
import { fileSystem, SimulatedDisk } from './file-system';
import { ObjectMaker, readOnly, type Member } from './object';
import { SimulatedPanes, type LostPane } from './panes';
import { SimulatedAddin, type AddinFiles } from './ribbon';

export interface ShellBuild {
  /** "Class.Member"s that this build does not have. */
  readonly lacks?: readonly string[];
  /** Default: a Linux computer with nothing on it. */
  readonly disk?: SimulatedDisk;
  /** Default: null. */
  readonly lostPane?: LostPane;
}

/** What every program of WPS is around an add-in: its page, panes, storage, events and files. */
export abstract class WpsShell {
  readonly maker: ObjectMaker;
  readonly disk: SimulatedDisk;
  readonly panes: SimulatedPanes;
  private readonly lacks: ReadonlySet<string>;
  /** PluginStorage: shared by the pages of one add-in. */
  readonly storage = new Map<string, unknown>();

  constructor(
    readonly events: WpsEvents,
    build: ShellBuild,
  ) {
    this.lacks = new Set(build.lacks);
    this.maker = new ObjectMaker(this.lacks);
    this.disk = build.disk ?? new SimulatedDisk();
    this.panes = new SimulatedPanes(this.maker, build.lostPane ?? 'null');
  }

  /** What a page finds as `Application`: the younger name, which has the page's own things besides. */
  abstract application(): object;

  /** The program starts with this add-in. */
  load(files: AddinFiles): SimulatedAddin {
    return new SimulatedAddin(this.maker, files);
  }

  /** What a page finds as `wps`; it does not go stale. @param name how the program is asked for there */
  protected globalWith(name: 'EtApplication' | 'WpsApplication'): object {
    const events = (): object | undefined => this.eventsOrNone();
    const files = (): object | undefined => this.filesOrNone();
    return {
      PluginStorage: this.pluginStorage(),
      ...this.panes.members(),
      [name]: () => this.application(),
      get ApiEvent() {
        return events();
      },
      get FileSystem() {
        return files();
      },
    };
  }

  /** The page's own things, as members of `Application`. */
  protected pageMembers(): Record<string, Member> {
    const { CreateTaskPane, GetTaskPane } = this.panes.members();
    return {
      PluginStorage: readOnly(() => this.pluginStorage()),
      CreateTaskPane: { call: CreateTaskPane },
      GetTaskPane: { call: GetTaskPane },
      ApiEvent: readOnly(() => this.eventsOrNone()),
      FileSystem: readOnly(() => this.filesOrNone()),
    };
  }

  private pluginStorage(): object {
    return {
      getItem: (key: string) => this.storage.get(key) ?? null,
      setItem: (key: string, value: unknown) => {
        // Templates keep nothing else in it.
        if (!['string', 'number', 'boolean'].includes(typeof value)) throw new Error('PluginStorage keeps no objects');
        this.storage.set(key, value);
      },
    };
  }

  /** A build may have none at all. */
  private filesOrNone(): object | undefined {
    return this.lacks.has('Application.FileSystem') ? undefined : fileSystem(this.maker, this.disk);
  }

  private eventsOrNone(): object | undefined {
    return this.lacks.has('Application.ApiEvent') ? undefined : this.events.object(this.maker);
  }
}
