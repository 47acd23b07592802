import { CommonCall, type CommonAnswer } from '../word/common-api';
import type { SimulatedWord } from '../word/host';

interface Result {
  readonly status: 'succeeded' | 'failed';
  readonly value?: unknown;
  readonly error?: { readonly code: number; readonly name: string; readonly message: string };
}

type Callback = (result: Result) => void;

/**
 * The callback half of the client for one process without a page: it asks the same host with the same numbers that the real office.js sends
 * (simulator/test/word/office-page.test.ts runs that one, whole, against the same host).
 */
export function commonDocument(host: SimulatedWord): object {
  const call = async (dispatch: number, data: Readonly<Record<string, unknown>>): Promise<CommonAnswer> => {
    const failure = await host.faults.next(0);
    if (failure && 'failure' in failure) return { Error: failure.failure };
    const answer = host.common.call(dispatch, data);
    if (!answer) throw new Error(`Common API ${dispatch} is not simulated`);
    return answer;
  };
  const answerTo = (
    callback: Callback | undefined,
    answer: CommonAnswer,
    value?: (answer: CommonAnswer) => unknown,
  ): void => {
    const { Error: code } = answer;
    if (code === 0) return callback?.({ status: 'succeeded', value: value?.(answer) });
    return callback?.({
      status: 'failed',
      error: { code, name: `Error ${code}`, message: `Common API error ${code}` },
    });
  };
  const ask = (
    dispatch: number,
    data: Readonly<Record<string, unknown>>,
    callback?: Callback,
    value?: (answer: CommonAnswer) => unknown,
  ): void => void call(dispatch, data).then((answer) => answerTo(callback, answer, value));
  const part = (described: unknown): object => {
    const { id } = described as { id: string };
    return {
      id,
      builtIn: false,
      getXmlAsync: (callback?: Callback) => ask(CommonCall.XmlOfPart, { id }, callback, ({ Data }) => Data),
      deleteAsync: (callback?: Callback) => ask(CommonCall.DeleteXmlPart, { id }, callback),
    };
  };
  const handlers = new Set<() => void>();
  host.listen(({ target }) => {
    // Selection changes have no target: the Common API's own event.
    if (target === '') for (const handler of handlers) handler();
  });
  const finish = (callback?: Callback): void => void setTimeout(() => callback?.({ status: 'succeeded' }), 0);
  const pending = new Map<string, string>(host.settings());
  return {
    customXmlParts: {
      addAsync: (xml: string, callback?: Callback) =>
        ask(CommonCall.AddXmlPart, { xml }, callback, (answer) => part(answer['DataPartProperties'])),
      getByIdAsync: (id: string, callback?: Callback) =>
        ask(CommonCall.GetXmlPart, { id }, callback, (answer) => part(answer['DataPartProperties'])),
      getByNamespaceAsync: (namespace: string, callback?: Callback) =>
        ask(CommonCall.XmlPartsOfNamespace, { namespace }, callback, (answer) =>
          (answer['DataPartList'] as readonly unknown[]).map(part),
        ),
    },
    settings: {
      get: (name: string): unknown => {
        const stated = pending.get(name);
        return stated === undefined ? null : (JSON.parse(stated) as unknown);
      },
      set: (name: string, value: unknown) => void pending.set(name, JSON.stringify(value)),
      remove: (name: string) => void pending.delete(name),
      saveAsync: (callback?: Callback) => {
        host.saveSettings([...pending]);
        finish(callback);
      },
      refreshAsync: (callback?: Callback) => {
        pending.clear();
        for (const [name, value] of host.settings()) pending.set(name, value);
        finish(callback);
      },
    },
    addHandlerAsync: (type: string, handler: () => void, callback?: Callback) => {
      if (type !== 'documentSelectionChanged') throw new Error(`the event ${type} is not simulated`);
      handlers.add(handler);
      finish(callback);
    },
    removeHandlerAsync: (type: string, options: { readonly handler?: () => void }, callback?: Callback) => {
      if (type !== 'documentSelectionChanged') throw new Error(`the event ${type} is not simulated`);
      if (options.handler) handlers.delete(options.handler);
      else handlers.clear();
      finish(callback);
    },
    getFilePropertiesAsync: (callback?: Callback) =>
      ask(CommonCall.FileProperties, {}, callback, (answer) => ({
        url: (answer[0 as never] as unknown as Record<number, string>)[1],
      })),
  };
}
