/**
 * A failure as Office reports it to the add-in. `location` is "Class.member". Everything else that is thrown inside the host is a
 * fault of the simulation and reaches the add-in as GeneralException with the host's own message.
 */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location = '',
    readonly status = 400,
  ) {
    super(message);
  }
}

/** "Range.charts is not simulated": the name a developer would search for, never a silent answer. */
export function notSimulated(className: string, member: string): HostError {
  const name = `${className}.${documentedName(member)}`;
  return new HostError('NotImplemented', `${name} is not simulated`, name, 501);
}

/** The host is too old for a member. */
export function apiNotFound(name: string): HostError {
  const message = `The API you are trying to use could not be found. It may be available in a newer version: ${name}.`;
  return new HostError('ApiNotFound', message, name, 404);
}

export function invalidArgument(message: string): HostError {
  return new HostError('InvalidArgument', message);
}

export function itemNotFound(what: string): HostError {
  return new HostError('ItemNotFound', `The requested resource doesn't exist: ${what}.`, '', 404);
}

export function alreadyExists(what: string): HostError {
  return new HostError(
    'ItemAlreadyExists',
    `A resource with the same name or identifier already exists: ${what}.`,
    '',
    409,
  );
}

export function accessDenied(what: string): HostError {
  return new HostError(
    'AccessDenied',
    `You do not have the permissions to perform the requested action: ${what}.`,
    '',
    403,
  );
}

export function invalidOperation(message: string): HostError {
  return new HostError('InvalidOperation', message);
}

/** Wire name → the name in office.js: GetRange → getRange; private names stay. */
export function publicName(wireName: string): string {
  return wireName.startsWith('_') ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

/** Properties that the client writes under a name of their own. */
const otherNames: Readonly<Record<string, string>> = { Gridlines: 'showGridlines', Headings: 'showHeadings' };

/** The name that Microsoft documents: an event is registered by methods of their own names (`_RegisterDataChangedEvent` is onChanged). */
export function documentedName(wireName: string): string {
  const [, event] = /^_(?:Un)?[rR]egister(?:Event)?(\w+?)(?:Event)?$/.exec(wireName) ?? [];
  const other = otherNames[wireName];
  if (other !== undefined) return other;
  const [, again] = /^_([A-Z]\w*)2$/.exec(wireName) ?? [];
  if (again !== undefined) return publicName(again);
  return event === undefined ? publicName(wireName) : `on${event === 'DataChanged' ? 'Changed' : event}`;
}

/** office.js name → wire name. */
export function wireName(name: string): string {
  return name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
