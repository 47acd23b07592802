import type { HostConnection, HostEvent, RequestBody } from './protocol';

/** What we use of the client's global `OfficeExtension`. `_overrideSession` is an internal name: for tests only. */
export interface OfficeExtensionGlobal {
  readonly SessionBase: { new (): OfficeSession; _overrideSession?: OfficeSession };
  readonly GenericEventRegistration: {
    getGenericEventRegistration(controlId: string): EventRegistration;
    s_genericEventRegistrations: Record<string, EventRegistration>;
  };
  readonly RichApiMessageUtility: {
    buildResponseOnError(code: number, message: string): RichApiResponse;
  };
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
}

interface OfficeSession {
  _createRequestExecutorOrNull?: () => RequestExecutor;
  getEventRegistration?: (controlId: string) => EventRegistration;
}

interface EventRegistration {
  _handleRichApiMessage?(message: { readonly entries: readonly EventEntry[] }): void;
}

interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

interface RequestExecutor {
  executeAsync(customData: string, flags: number, message: { readonly Body: RequestBody }): Promise<RichApiResponse>;
}

interface RichApiResponse {
  HttpStatusCode: number;
  ErrorCode: string;
  ErrorMessage: string;
  Headers: unknown;
  Body: unknown;
}

const RICH_API_EVENTS = 65536;
const IN_CELL_EDIT_MODE = 5004;

/** Everything crosses as JSON, as it would through a window: no object is shared between add-in and host. */
const overTheWire = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Makes the client that is loaded in this realm talk to the host. Replaces an earlier host. */
export function connectInProcess(client: OfficeExtensionGlobal, host: HostConnection): () => void {
  // Handlers of an earlier host are gone, as after a reload of the pane.
  client.GenericEventRegistration.s_genericEventRegistrations = {};
  const events = () => client.GenericEventRegistration.getGenericEventRegistration('');
  const session = new client.SessionBase();
  session.getEventRegistration = events;
  session._createRequestExecutorOrNull = () => ({
    async executeAsync(_customData, flags, message) {
      const answer = overTheWire(await host.request(overTheWire(message.Body), flags));
      if ('body' in answer)
        return { HttpStatusCode: 200, ErrorCode: '', ErrorMessage: '', Headers: null, Body: answer.body };
      const response = client.RichApiMessageUtility.buildResponseOnError(answer.failure, answer.message);
      // The same step that Excel's request context takes after its own channel.
      if (answer.failure === IN_CELL_EDIT_MODE) {
        response.ErrorCode = 'InvalidOperationInCellEditMode';
        response.HttpStatusCode = 400;
      }
      return response;
    },
  });
  client.SessionBase._overrideSession = session;
  client._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  const stop = host.listen((event: HostEvent) => {
    const entry = {
      messageCategory: RICH_API_EVENTS,
      messageType: event.type,
      targetId: event.target,
      message: JSON.stringify(event.message),
    };
    events()._handleRichApiMessage?.({ entries: [entry] });
  });
  return () => {
    stop();
    if (client.SessionBase._overrideSession === session) delete client.SessionBase._overrideSession;
  };
}
