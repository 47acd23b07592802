import { appContext, frameName, type Application, type Conversation } from './xdm-context';
import {
  ActionKind,
  DispatchId,
  INTERNAL_ERROR,
  MessageType,
  Notice,
  requestOf,
  ResponseKind,
  RICH_API_EVENTS,
  type ChannelMessage,
  type MethodData,
} from './xdm-messages';
import type { HostAnswer, HostConnection, HostEvent, RequestBody } from './protocol';
import type { HostProfile } from '../profiles/profile';

/** What the channel needs besides the object model. */
export interface ChannelHost extends HostConnection {
  readonly profile: HostProfile;
  readonly fileName: string;
  /** Excel where nothing is said. */
  readonly application?: Application;
  /** Office.context.document.settings, values as JSON. */
  settings(): readonly (readonly [string, string])[];
  saveSettings(settings: readonly (readonly [string, string])[]): void;
  /** The other calls of the Common API, by number; null: not simulated. */
  call?(dispatch: number, data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null;
}

export interface ChannelEvents {
  /** The keyboard left the pane. */
  readonly onFocusOut: () => void;
  /** A call of the Common API that nothing answers; the add-in gets an error. */
  readonly onUnknownCall: (what: string) => void;
}

let conversations = 0;

/**
 * The page's side of office.js in an embedded frame: its window.name says where Excel is, its questions come by postMessage. One
 * channel serves one life of the frame; a frame that is opened again needs a new one, as the client caches by conversation.
 */
export class XdmChannel {
  private readonly conversation: Conversation;
  private readonly paneOrigin: string;
  /** Events the client registered, with the number its answers go by. */
  private readonly registered = new Map<string, number>();
  private readonly stopListening: () => void;
  private readonly receive = (event: MessageEvent): void => this.onMessage(event);

  constructor(
    readonly frame: HTMLIFrameElement,
    address: string,
    private readonly host: ChannelHost,
    private readonly events: ChannelEvents,
  ) {
    const id = `c${Date.now().toString(36)}${++conversations}`;
    this.conversation = { id, controlId: `i${id}`, hostOrigin: location.origin };
    this.paneOrigin = new URL(address).origin;
    frame.name = frameName(this.conversation, host.application);
    frame.src = address;
    window.addEventListener('message', this.receive);
    this.stopListening = host.listen((event) => this.tell(event));
  }

  close(): void {
    window.removeEventListener('message', this.receive);
    this.stopListening();
    this.registered.clear();
  }

  private tell({ type, target, message }: HostEvent): void {
    // Selection changes of the Common API have no target; the others are the client's generic events.
    if (target === '') return this.fire('documentSelectionChanged', {});
    return this.fire('richApiMessage', {
      ArrayData: [[RICH_API_EVENTS, type, target, JSON.stringify(message), 0, false]],
    });
  }

  private fire(name: string, data: unknown): void {
    const correlation = this.registered.get(name);
    if (correlation !== undefined) this.post(name, correlation, data, ResponseKind.Eventing);
  }

  private post(name: string, correlation: number, data: unknown, kind: number): void {
    const message: ChannelMessage = {
      _messageType: MessageType.Response,
      _actionName: name,
      _conversationId: this.conversation.id,
      _correlationId: correlation,
      _origin: location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: kind,
      _serializerVersion: 1,
    };
    this.frame.contentWindow?.postMessage(JSON.stringify(message), this.paneOrigin);
  }

  private onMessage(event: MessageEvent): void {
    if (event.source !== this.frame.contentWindow || event.origin !== this.paneOrigin) return;
    const request = requestOf(event.data, this.conversation.id);
    if (!request) return;
    const reply = (data: unknown): void =>
      this.post(request._actionName, request._correlationId, data, ResponseKind.Calling);
    if (request._actionType === ActionKind.RegisterEvent) {
      this.registered.set(request._actionName, request._correlationId);
      return reply({ Error: 0 });
    }
    if (request._actionType === ActionKind.UnregisterEvent) {
      this.registered.delete(request._actionName);
      return reply({ Error: 0 });
    }
    return this.onCall(request, reply);
  }

  private onCall({ _actionName: name, _data: data }: ChannelMessage, reply: (data: unknown) => void): void {
    switch (name) {
      case 'ContextActivationManager_getAppContextAsync':
        return reply(this.context());
      case 'ContextActivationManager_notifyHost':
        this.onNotice(Number((data as readonly unknown[] | null)?.[1]));
        return reply(null);
      case 'executeMethod':
        return this.onMethod(data as MethodData, reply);
      default:
        this.events.onUnknownCall(name);
        return reply({ Version: 1, Error: INTERNAL_ERROR });
    }
  }

  /** As the client reads them: one level deeper than where it saves them, pairs for Word, named values for Excel. */
  private settings(): readonly unknown[] {
    const settings = this.host.settings();
    return this.host.application === 'Word' ? settings : settings.map(([Name, Value]) => ({ Name, Value }));
  }

  private context(): unknown {
    const { conversation, host, frame } = this;
    const size = { width: frame.clientWidth, height: frame.clientHeight };
    return appContext({
      conversation,
      profile: host.profile,
      fileName: host.fileName,
      settings: host.settings(),
      size,
      ...(host.application && { application: host.application }),
    });
  }

  private onNotice(notice: number): void {
    const leaving: readonly number[] = Object.values(Notice);
    if (leaving.includes(notice)) this.events.onFocusOut();
  }

  private onMethod(data: MethodData, reply: (data: unknown) => void): void {
    const ok = { Version: 1, Error: 0 };
    const dispatch = data.DdaMethod?.DispatchId;
    switch (dispatch) {
      case DispatchId.RichApi: {
        const [, , , , body, , flags] = data.ArrayData ?? [];
        void this.host
          .request(JSON.parse(String(body)) as RequestBody, Number(flags ?? 0))
          .then((answer) => reply(answerData(answer)));
        return undefined;
      }
      case DispatchId.CommandCompleted:
        return reply(ok);
      case DispatchId.SettingsSave:
        this.host.saveSettings(data.DdaSettingsMethod?.Properties ?? []);
        return reply({ ...ok, Properties: this.host.settings() });
      case DispatchId.SettingsRefresh:
        return reply({ ...ok, Properties: { Settings: this.settings() } });
      default: {
        const answer =
          dispatch === undefined ? null : this.host.call?.(dispatch, data as Readonly<Record<string, unknown>>);
        if (answer) return reply({ Version: 1, ...answer });
        this.events.onUnknownCall(`Common API ${String(dispatch)}`);
        return reply({ Version: 1, Error: INTERNAL_ERROR });
      }
    }
  }
}

/** The status number is not looked at by the client: errors of the object model travel in the body. */
function answerData(answer: HostAnswer): unknown {
  if (!('body' in answer)) return { Version: 1, Error: answer.failure };
  return { Version: 1, Error: 0, Data: [200, [], JSON.stringify(answer.body)] };
}
