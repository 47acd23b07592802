import {
  ActionType,
  PathType,
  type ActionInfo,
  type ActionResult,
  type ArgumentInfo,
  type ObjectPathInfo,
  type RequestBody,
  type ResponseBody,
  type WireError,
} from '../channel/protocol';
import { apiNotFound, documentedName, HostError, notSimulated, publicName, wireName } from './errors';
import { identity, inPublicNames, query, type Answering } from './query';
import { Arguments, isHostObject, type HostObject } from './type-table';

export interface ExecutorOptions {
  readonly root: HostObject;
  /** Objects the client makes by their server name ("Microsoft.InternalService.AddinInternalService"). */
  readonly newObjects: Readonly<Record<string, () => HostObject>>;
  /** Awaited before every load: what was written must have been calculated. */
  readonly beforeQuery: () => Promise<void>;
  /** Wraps whatever an action does to the model. */
  readonly asAddin: <Result>(work: () => Result) => Result;
  /** Whether the host that is imitated has a member; it answers ApiNotFound where not. */
  readonly has: (className: string, member: string) => boolean;
  /** Whether Microsoft documents a member of that name, simulated or not. */
  readonly documents: (className: string, member: string) => boolean;
  /** Whether a value is a word that Microsoft documents for a member and that is not simulated. */
  readonly isAbsentWord: (className: string, member: string, value: unknown) => boolean;
  /** Told about faults of the simulation itself. */
  readonly onBug?: (error: unknown) => void;
}

/** Walks the actions and object paths of a request over type tables. Knows nothing of Excel or Word. */
export class Executor {
  private readonly references = new Map<string, HostObject>();
  private nextReference = 1;

  constructor(private readonly options: ExecutorOptions) {}

  /** References the client has not given back: more than a handful after a run is a leak in the add-in. */
  get keptReferences(): number {
    return this.references.size;
  }

  async execute(body: RequestBody): Promise<ResponseBody> {
    const results: ActionResult[] = [];
    const traces: number[] = [];
    const request = new Request(body, this.options, this.references, (object) => this.keep(object));
    for (const [index, action] of body.Actions.entries()) {
      try {
        if (action.ActionType === ActionType.Query || action.ActionType === ActionType.QueryAsJson)
          await this.options.beforeQuery();
        if (action.ActionType === ActionType.Trace) traces.push(action.Id);
        const value = this.options.asAddin(() => request.perform(action));
        results.push({ ActionId: action.Id, Value: value ?? null });
      } catch (error) {
        return {
          Error: this.wireError(error, action, index, body),
          ProcessedResults: { Results: results },
          TraceIds: traces,
        };
      }
    }
    return { Results: results, TraceIds: traces };
  }

  private keep(object: HostObject): void {
    if (object.reference !== null) return;
    object.type.onKeep?.(object.state);
    object.reference = `ref-${this.nextReference++}`;
    this.references.set(object.reference, object);
  }

  private wireError(error: unknown, action: ActionInfo, index: number, body: RequestBody): WireError {
    if (error instanceof HostError) {
      const location = error.location || locationOf(action, body);
      return {
        Code: error.code,
        Message: error.message,
        Location: location,
        HttpStatusCode: error.status,
        ActionIndex: index,
      };
    }
    this.options.onBug?.(error);
    const message = error instanceof Error ? error.message : String(error);
    return {
      Code: 'GeneralException',
      Message: message,
      Location: locationOf(action, body),
      HttpStatusCode: 500,
      ActionIndex: index,
    };
  }
}

function locationOf(action: ActionInfo, body: RequestBody): string {
  return publicName(body.ObjectPaths[action.ObjectPathId]?.Name || action.Name || '');
}

/** One request: resolved paths live as long as it does. */
class Request {
  private readonly answering: Answering = {
    keep: (object) => this.autoKeep(object),
    has: (object, member) => this.options.has(object.type.name, member),
    documents: (object, member) => this.options.documents(object.type.name, member),
  };
  private readonly resolved = new Map<number, HostObject | null>();

  constructor(
    private readonly body: RequestBody,
    private readonly options: ExecutorOptions,
    private readonly references: Map<string, HostObject>,
    private readonly keep: (object: HostObject) => void,
  ) {}

  perform(action: ActionInfo): unknown {
    const object = action.ActionType === ActionType.Trace ? null : this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.Instantiate:
        if (object === null) return null;
        this.autoKeep(object);
        return identity(object);
      case ActionType.Query:
        return query(object, action.QueryInfo ?? {}, this.answering);
      case ActionType.QueryAsJson:
        return inPublicNames(query(object, action.QueryInfo ?? {}, this.answering));
      case ActionType.Method:
        return object === null ? null : this.method(object, action);
      case ActionType.SetProperty:
        if (object !== null) this.set(object, action.Name, this.values(action.ArgumentInfo)[0]);
        return null;
      case ActionType.Update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          if (object !== null) this.set(object, wireName(name), value);
        return null;
      case ActionType.Trace:
      case ActionType.EnsureUnchanged:
        return null;
      default:
        throw notSimulated('Action', String(action.ActionType));
    }
  }

  private method(object: HostObject, action: ActionInfo): unknown {
    if (action.Name === '_KeepReference') return this.keep(object);
    const args = this.values(action.ArgumentInfo);
    if (action.Name === '_RemoveReference') {
      const kept = this.references.get(String(args[0]));
      if (kept) kept.reference = null;
      this.references.delete(String(args[0]));
      return null;
    }
    this.assertHas(object, action.Name);
    const value = this.call(object, action.Name, args);
    return isHostObject(value) ? null : value;
  }

  private set(object: HostObject, name: string, value: unknown): void {
    this.assertHas(object, name);
    this.naming(object, name, [value], () => set(object, name, value));
  }

  private call(object: HostObject, name: string, args: readonly unknown[]): unknown {
    return this.naming(object, name, args, () => call(object, name, args));
  }

  /** A word that is refused and that Microsoft documents is not simulated: the add-in did nothing wrong. */
  private naming<Result>(object: HostObject, name: string, values: readonly unknown[], work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof HostError) || error.code !== 'InvalidArgument') throw error;
      const member = publicName(name);
      const word = values.find((value) => this.options.isAbsentWord(object.type.name, member, value));
      throw word === undefined ? error : notSimulated(object.type.name, `${member} (${JSON.stringify(word)})`);
    }
  }

  private assertHas(object: HostObject, name: string): void {
    const member = publicName(name);
    if (!this.options.has(object.type.name, member)) throw apiNotFound(`${object.type.name}.${documentedName(name)}`);
  }

  private autoKeep(object: HostObject): void {
    if (this.body.AutoKeepReference && object.type.tracked) this.keep(object);
  }

  private resolve(id: number): HostObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.body.ObjectPaths[id];
    if (!path) throw new HostError('InvalidObjectPath', `The object path ${id} is unknown.`);
    const object = this.follow(path);
    this.resolved.set(id, object);
    return object;
  }

  private follow(path: ObjectPathInfo): HostObject | null {
    switch (path.ObjectPathType) {
      case PathType.GlobalObject:
        return this.options.root;
      case PathType.NewObject: {
        const make = this.options.newObjects[path.Name];
        if (!make) throw notSimulated('new', path.Name);
        return make();
      }
      case PathType.Reference: {
        const kept = this.references.get(path.Name);
        if (!kept || kept.type.isGone?.(kept.state) === true)
          throw new HostError('InvalidReference', 'This reference is not valid for the current operation.');
        return kept;
      }
      case PathType.NullObject:
        return null;
      default:
        return this.followFromParent(path);
    }
  }

  private followFromParent(path: ObjectPathInfo): HostObject | null {
    const parent = this.resolve(path.ParentObjectPathId ?? -1);
    // A child of a null object is a null object.
    if (parent === null) return null;
    const args = this.values(path.ArgumentInfo);
    if (path.ObjectPathType !== PathType.Indexer) this.assertHas(parent, path.Name);
    switch (path.ObjectPathType) {
      case PathType.Method: {
        const value = this.call(parent, path.Name, args);
        if (value === null || isHostObject(value)) return value;
        throw notSimulated(parent.type.name, path.Name);
      }
      case PathType.Property: {
        const navigation = parent.type.navigations?.[path.Name];
        if (!navigation) throw notSimulated(parent.type.name, path.Name);
        return navigation(parent.state);
      }
      case PathType.Indexer:
        return this.item(parent, args);
      default:
        throw notSimulated('ObjectPath', String(path.ObjectPathType));
    }
  }

  private item(parent: HostObject, args: readonly unknown[]): HostObject {
    const { item, name } = parent.type;
    if (!item) throw notSimulated(name, 'getItem');
    return this.naming(parent, 'GetItem', args, () => item(parent.state, new Arguments(args, name, 'getItem')));
  }

  private values(info: ArgumentInfo | undefined): readonly unknown[] {
    const references = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => this.value(value, references?.[index]));
  }

  private value(value: unknown, reference: unknown): unknown {
    if (Array.isArray(reference))
      return (value as readonly unknown[]).map((one, index) => this.value(one, reference[index]));
    if (typeof reference === 'number' && reference !== 0) return this.resolve(reference);
    if (typeof value !== 'object' || value === null) return value;
    if ('_ObjectPathId' in value) return this.resolve(Number(value._ObjectPathId));
    // An object among the options: {list: {source: range}}.
    if (Array.isArray(value)) return value.map((one) => this.value(one, undefined));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.value(one, undefined)]));
  }
}

function call(object: HostObject, name: string, values: readonly unknown[]): unknown {
  const method = object.type.methods?.[name];
  if (!method) throw notSimulated(object.type.name, name);
  const args = new Arguments(values, object.type.name, publicName(name));
  const value = method(object.state, args);
  args.assertAllRead();
  return value;
}

function set(object: HostObject, name: string, value: unknown): void {
  const property = object.type.properties?.[name];
  if (!property) throw notSimulated(object.type.name, name);
  if (!property.set) throw new HostError('InvalidOperation', `${object.type.name}.${publicName(name)} cannot be set.`);
  property.set(object.state, value);
}
