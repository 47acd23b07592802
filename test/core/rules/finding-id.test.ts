import {
  besideId,
  findingId,
  isByRowNumber,
  noteKey,
  noteKeysFor,
  rowNumberSubject,
  subjectOf,
} from '../../../src/core/rules/finding-id';

describe('一条核对结果的编号', () => {
  it('怎么写成，就怎么读回', () => {
    expect(findingId('sum')).toBe('sum');
    expect(subjectOf(findingId('sum'), 'sum')).toBe('');
    expect(subjectOf(findingId('rows', 'k3'), 'rows')).toBe('k3');
    expect(subjectOf(findingId('year', 'budget:2017#年初'), 'year')).toBe('budget:2017#年初');
  });

  it('没有编号的行只能说第几行，有编号的不是', () => {
    expect(isByRowNumber(findingId('rows', rowNumberSubject(12)))).toBe(true);
    expect(isByRowNumber(findingId('rows', 'k3'))).toBe(false);
    expect(isByRowNumber(findingId('rows', 'businessProjects[2]'))).toBe(false);
    expect(isByRowNumber('rows')).toBe(false);
  });

  it('同一列里已说明的和未说明的是两条', () => {
    const column = findingId('rows', 'projects.final');
    expect(besideId(column, 'explained')).not.toBe(column);
  });

  it('说明先看写给这一条的，再看写给这一列的、这项核对的', () => {
    const keys = noteKeysFor({ id: 'rows#k3', check: 'rows', subject: 'k3', column: 'projects.final' });
    const written = [
      noteKey('rows', ''),
      noteKey('rows', 'projects.final'),
      noteKey('rows', 'k3'),
      noteKey('rows#k3', 'k3'),
      noteKey('rows#k3', ''),
    ];
    for (const [distance, key] of [...keys].reverse().entries()) expect(written[distance]).toBe(key);
    expect(keys).not.toContain(noteKey('rows', 'k4'));
  });
});
