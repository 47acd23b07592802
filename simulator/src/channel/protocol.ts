/**
 * What the office.js client and a host say to each other about the object model ("ProcessQuery" requests), as plain data.
 * Names on the wire are PascalCase for members and camelCase inside a load's selection.
 */
export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPathInfo>>;
}

export const ActionType = {
  Instantiate: 1,
  Query: 2,
  Method: 3,
  SetProperty: 4,
  Trace: 5,
  EnsureUnchanged: 8,
  QueryAsJson: 7,
  Update: 9,
} as const;

export const PathType = {
  GlobalObject: 1,
  NewObject: 2,
  Method: 3,
  Property: 4,
  Indexer: 5,
  Reference: 6,
  NullObject: 7,
} as const;

export interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface ObjectPathInfo {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

/** Objects passed as arguments stand at the same place of ReferencedObjectPathIds as a path id; 0 marks a plain value. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface WireError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly HttpStatusCode: number;
  readonly ActionIndex: number;
}

export interface ResponseBody {
  readonly Results?: readonly ActionResult[];
  readonly ProcessedResults?: { readonly Results: readonly ActionResult[] };
  readonly TraceIds: readonly number[];
  readonly Error?: WireError;
}

/**
 * The answer of a host as the channel carries it: a body, or the number of a failure of the whole request
 * (5004 cell-edit mode, 5012 lost session, 5102 busy, 7000 no permission, 5001 anything else).
 */
export type HostAnswer = { readonly body: ResponseBody } | { readonly failure: number; readonly message: string };

/** Request flag of the client: hold the request until the user leaves the cell. */
export const DELAY_FOR_CELL_EDIT = 64;

/** What the host tells without being asked. `type` and `target` are those of the client's generic events. */
export interface HostEvent {
  readonly type: number;
  readonly target: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** A host behind any channel: in process under jest, postMessage in the workbench's window. */
export interface HostConnection {
  request(body: RequestBody, flags: number): Promise<HostAnswer>;
  /** One listener a channel; returns the way to stop. */
  listen(listener: (event: HostEvent) => void): () => void;
}
