import type { ActionInfo, HostEvent, ObjectPathInfo, RequestBody } from '../../src/channel/protocol';
import { SimulatedExcel } from '../../src/excel/host';
import { memoryModel } from '../../src/excel/memory/memory-model';
import { ltsc2021 } from '../../src/profiles/excel';

const host = () => new SimulatedExcel(memoryModel(['甲', '乙']), ltsc2021);

const root: ObjectPathInfo = { Id: 1, ObjectPathType: 1, Name: '' };
const sheets: ObjectPathInfo = { Id: 2, ObjectPathType: 4, Name: 'Worksheets', ParentObjectPathId: 1 };
const sheet: ObjectPathInfo = {
  Id: 3,
  ObjectPathType: 5,
  Name: '',
  ParentObjectPathId: 2,
  ArgumentInfo: { Arguments: ['甲'] },
};
const range: ObjectPathInfo = {
  Id: 4,
  ObjectPathType: 3,
  Name: 'GetRange',
  ParentObjectPathId: 3,
  ArgumentInfo: { Arguments: ['A1:B1'] },
};
const paths = { 1: root, 2: sheets, 3: sheet, 4: range };

type Action = Omit<ActionInfo, 'Id' | 'Name'> & { readonly Name?: string };

/** Actions are numbered from 10 on. */
function request(actions: readonly Action[], extra: Record<number, ObjectPathInfo> = {}): RequestBody {
  const numbered = actions.map((action, index): ActionInfo => ({ Name: '', ...action, Id: index + 10 }));
  return { AutoKeepReference: false, Actions: numbered, ObjectPaths: { ...paths, ...extra } };
}

async function bodyOf(excel: SimulatedExcel, body: RequestBody) {
  const answer = await excel.request(body, 0);
  if (!('body' in answer)) throw new Error(`宿主没有应答：${answer.failure}`);
  return answer.body;
}

test('取对象、写、读：每个动作一条结果', async () => {
  const answer = await bodyOf(
    host(),
    request([
      { ActionType: 1, ObjectPathId: 4 },
      { ActionType: 4, ObjectPathId: 4, Name: 'Values', ArgumentInfo: { Arguments: [[[1, '甲']]] } },
      { ActionType: 2, ObjectPathId: 4, QueryInfo: { Select: ['values', 'address'] } },
      { ActionType: 5, ObjectPathId: 0 },
    ]),
  );
  expect(answer).toEqual({
    Results: [
      { ActionId: 10, Value: {} },
      { ActionId: 11, Value: null },
      { ActionId: 12, Value: { Values: [[1, '甲']], Address: '甲!A1:B1' } },
      { ActionId: 13, Value: null },
    ],
    TraceIds: [13],
  });
});

test('集合：编号、分页、只要下级', async () => {
  const answer = await bodyOf(
    host(),
    request([
      { ActionType: 2, ObjectPathId: 2, QueryInfo: { Select: ['name'] } },
      { ActionType: 2, ObjectPathId: 2, QueryInfo: { Select: ['name'], Top: 1, Skip: 1 } },
    ]),
  );
  expect(answer.Results?.map((one) => one.Value)).toEqual([
    {
      _Items: [
        { Id: 'm1', Name: '甲' },
        { Id: 'm2', Name: '乙' },
      ],
    },
    { _Items: [{ Id: 'm2', Name: '乙' }] },
  ]);
});

test('引用：留住、按编号再取、还回、过期', async () => {
  const excel = host();
  const kept = await bodyOf(
    excel,
    request([
      { ActionType: 3, ObjectPathId: 4, Name: '_KeepReference' },
      { ActionType: 1, ObjectPathId: 4 },
    ]),
  );
  const { _ReferenceId: reference } = kept.Results?.[1]?.Value as { _ReferenceId: string };
  expect(excel.keptReferences).toBe(1);
  const byReference = { 9: { Id: 9, ObjectPathType: 6, Name: reference } };
  const again = await bodyOf(
    excel,
    request([{ ActionType: 2, ObjectPathId: 9, QueryInfo: { Select: ['address'] } }], byReference),
  );
  expect(again.Results?.[0]?.Value).toEqual({ Address: '甲!A1:B1', _ReferenceId: reference });
  await bodyOf(
    excel,
    request([{ ActionType: 3, ObjectPathId: 1, Name: '_RemoveReference', ArgumentInfo: { Arguments: [reference] } }]),
  );
  expect(excel.keptReferences).toBe(0);
  const expired = await bodyOf(excel, request([{ ActionType: 1, ObjectPathId: 9 }], byReference));
  expect(expired.Error).toMatchObject({ Code: 'InvalidReference' });
});

test('空对象的下级、属性、方法都是空，写也不出错', async () => {
  const none = { ...sheet, ObjectPathType: 3, Name: 'GetItemOrNullObject', ArgumentInfo: { Arguments: ['丙'] } };
  const answer = await bodyOf(
    host(),
    request(
      [
        { ActionType: 1, ObjectPathId: 3 },
        { ActionType: 2, ObjectPathId: 4, QueryInfo: { Select: ['values'] } },
        { ActionType: 3, ObjectPathId: 4, Name: '_KeepReference' },
        { ActionType: 4, ObjectPathId: 4, Name: 'Values', ArgumentInfo: { Arguments: [[[1, 2]]] } },
      ],
      { 3: none },
    ),
  );
  expect(answer.Results?.map((one) => one.Value)).toEqual([null, null, null, null]);
});

describe('没有模拟的，说得出名字，不默默应答', () => {
  const member = (name: string): ObjectPathInfo => ({ Id: 5, ObjectPathType: 4, Name: name, ParentObjectPathId: 4 });
  test.each<[string, Action, string, Record<number, ObjectPathInfo>]>([
    ['导航', { ActionType: 1, ObjectPathId: 5 }, 'Range.charts', { 5: member('Charts') }],
    ['方法', { ActionType: 3, ObjectPathId: 4, Name: 'Group' }, 'Range.group', {}],
    [
      '属性的写',
      { ActionType: 4, ObjectPathId: 4, Name: 'FormulasR1C1', ArgumentInfo: { Arguments: [{}] } },
      'Range.formulasR1C1',
      {},
    ],
    ['属性的读', { ActionType: 2, ObjectPathId: 4, QueryInfo: { Select: ['formulasR1C1'] } }, 'Range.formulasR1C1', {}],
    [
      '下级的属性',
      { ActionType: 2, ObjectPathId: 4, QueryInfo: { Select: ['format/shrinkToFit'] } },
      'RangeFormat.shrinkToFit',
      {},
    ],
    [
      '多出的参数',
      { ActionType: 3, ObjectPathId: 4, Name: 'Select', ArgumentInfo: { Arguments: [1] } },
      'Range.select (argument 1)',
      {},
    ],
    ['动作', { ActionType: 6, ObjectPathId: 4 }, 'Action.6', {}],
  ])('%s', async (_title, action, name, extra) => {
    const answer = await bodyOf(host(), request([action], extra));
    expect(answer.Error).toMatchObject({ Code: 'NotImplemented', Message: `${name} is not simulated`, ActionIndex: 0 });
  });
});

test('出错前的结果照交，后面的动作不做', async () => {
  const excel = host();
  const write = (value: unknown) => ({
    ActionType: 4,
    ObjectPathId: 4,
    Name: 'Values',
    ArgumentInfo: { Arguments: [value] },
  });
  const answer = await bodyOf(excel, request([write([[1, 2]]), write([[3]]), write([[5, 6]])]));
  expect(answer.Error).toMatchObject({ Code: 'InvalidArgument', ActionIndex: 1 });
  expect(answer.ProcessedResults?.Results).toHaveLength(1);
  expect(excel.book.model.cell('m1', 0, 0).value).toBe(1);
});

test('只读成员不能写', async () => {
  const answer = await bodyOf(
    host(),
    request([{ ActionType: 4, ObjectPathId: 4, Name: 'Address', ArgumentInfo: { Arguments: ['A1'] } }]),
  );
  expect(answer.Error).toMatchObject({ Code: 'InvalidOperation' });
});

test('自家的毛病不冒充 Office 的错误', async () => {
  const excel = host();
  const answer = await bodyOf(excel, request([{ ActionType: 2, ObjectPathId: 4, QueryInfo: { Select: ['text'] } }]));
  expect(answer.Error).toMatchObject({ Code: 'GeneralException', HttpStatusCode: 500 });
  expect(excel.bugs).toHaveLength(1);
});

test('事件：没有登记不发；同一改动发给表和集合各一次；注销后不发', async () => {
  const excel = host();
  const heard: HostEvent[] = [];
  excel.listen((event) => heard.push(event));
  const register = (path: number, name: string) => ({ ActionType: 3, ObjectPathId: path, Name: name });
  const write = { ActionType: 4, ObjectPathId: 4, Name: 'Values', ArgumentInfo: { Arguments: [[[1, 2]]] } };
  const told = async (...actions: readonly Action[]) => {
    heard.length = 0;
    await bodyOf(excel, request(actions));
    await excel.book.settle();
    return heard.map(({ type, target, message }) => [type, target, message['address']]);
  };
  expect(await told(write)).toEqual([]);
  expect(await told(register(3, '_RegisterDataChangedEvent'), register(2, '_RegisterDataChangedEvent'), write)).toEqual(
    [
      [10, 'm1', 'A1:B1'],
      [10, 'Workbook', 'A1:B1'],
    ],
  );
  expect(await told(register(3, '_UnregisterDataChangedEvent'), write)).toEqual([[10, 'Workbook', 'A1:B1']]);
});
