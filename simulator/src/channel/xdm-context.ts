import type { HostProfile } from '../profiles/profile';

export type Application = 'Excel' | 'Word';

/** What the client calls Excel and Word on the web. */
const applicationNumbers: Readonly<Record<Application, number>> = { Excel: 16, Word: 32 };
const READ_WRITE = 1;

export interface Conversation {
  readonly id: string;
  readonly controlId: string;
  /** Of the page that plays Office. */
  readonly hostOrigin: string;
}

/**
 * The frame's name, which carries everything office.js needs before it loads; its address stays clean. It must be set before the frame
 * is put into the page. Logging is off: with it the client loads a telemetry script.
 */
export function frameName({ id, controlId, hostOrigin }: Conversation, application: Application = 'Excel'): string {
  return JSON.stringify({
    baseFrameName: id,
    hostInfo: `${application}$Web$16.00$zh-CN$${id}$$disableLogging$0`,
    xdmInfo: `${id}|${controlId}|${hostOrigin}`,
    serializerVersion: '1',
    flights: '[]',
  });
}

export interface ContextWish {
  readonly conversation: Conversation;
  readonly profile: HostProfile;
  readonly fileName: string;
  readonly application?: Application;
  readonly settings: readonly (readonly [string, string])[];
  readonly size: { readonly width: number; readonly height: number };
}

/** The answer to the first question of the client; it defines what Office.context says. */
export function appContext({
  conversation,
  profile,
  fileName,
  settings,
  size,
  application = 'Excel',
}: ContextWish): Readonly<Record<string, unknown>> {
  return {
    _id: conversation.controlId,
    _appName: applicationNumbers[application],
    _appVersion: '16.0',
    _appUILocale: 'zh-CN',
    _dataLocale: 'zh-CN',
    _docUrl: `https://simulated.invalid/${encodeURIComponent(fileName)}`,
    _clientMode: READ_WRITE,
    // Excel takes pairs, Word an object.
    _settings: application === 'Word' ? Object.fromEntries(settings) : settings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: conversation.id,
    _appInstanceId: conversation.controlId,
    _requirementMatrix: JSON.stringify(profile.requirementSets),
    _hostFullVersion: profile.officeVersion,
    _appMinorVersion: 0,
    _clientWindowHeight: size.height,
    _clientWindowWidth: size.width,
    _addinName: '绩效自评助手',
    _appDomains: [],
  };
}
