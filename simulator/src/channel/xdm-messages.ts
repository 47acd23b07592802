/** What an embedded add-in page and the page around it post to each other as JSON (the client's web mode). */
export interface ChannelMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
  readonly _errorCode?: number;
  readonly _responseType?: number;
  readonly _serializerVersion: number;
}

export const MessageType = { Request: 0, Response: 1 } as const;
export const ActionKind = { Invoke: 0, RegisterEvent: 1, UnregisterEvent: 2 } as const;
export const ResponseKind = { Calling: 0, Eventing: 1 } as const;

/** Numbers of the calls that travel as "executeMethod". */
export const DispatchId = {
  SettingsRefresh: 75,
  SettingsSave: 76,
  RichApi: 93,
  CommandCompleted: 94,
} as const;

/** What the add-in's page tells about the keyboard focus. */
export const Notice = { TabOut: 13, ShiftTabOut: 14, EscapeOut: 15, F2Out: 16 } as const;

/** The category of the client's generic events in a "richApiMessage". */
export const RICH_API_EVENTS = 65536;

/** A call that the host does not know; the client says "An internal error has occurred.". */
export const INTERNAL_ERROR = 5001;

export interface MethodData {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
}

/** A request of this conversation, or null for anything else that windows post to each other. */
export function requestOf(data: unknown, conversation: string): ChannelMessage | null {
  if (typeof data !== 'string' || !data.startsWith('{')) return null;
  const message = parsed(data);
  return message?._messageType === MessageType.Request && message._conversationId === conversation ? message : null;
}

function parsed(text: string): ChannelMessage | null {
  try {
    return JSON.parse(text) as ChannelMessage;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
