import { checkWorkbook } from '../../src/app/check-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import { cardsOf, type Card } from '../../src/core/causes/cards';
import type { Pack } from '../../src/core/pack/pack';
import type { CellSnapshot, Snapshot } from '../../src/core/workbook/snapshot';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack } from '../support/built-in-pack';
import { seededRandom } from '../support/random-data';
import { cleanFilling } from './clean-fillings';
import { PlantForm } from './plant-form';
import { recalculated, typedInto } from './recalculated';

/** JIXIAO_TRUTH=50 tries as many fillings per pack; JIXIAO_TRUTH_SEED starts elsewhere. */
const fillings = Number(process.env['JIXIAO_TRUTH'] ?? 12);
const start = Number(process.env['JIXIAO_TRUTH_SEED'] ?? 1);

function openCards(pack: Pack, snapshot: Snapshot): readonly Card[] {
  const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'truth' });
  return cardsOf(checkWorkbook(workbook).findings).filter(({ finding }) => finding.state !== 'explained');
}

/** What would make somebody change a figure. */
function proposals(cards: readonly Card[]): string[] {
  return cards
    .flatMap(({ finding, together, consequences }) => [finding, ...together, ...consequences])
    .flatMap(({ id, cause = '', fix }) =>
      (fix !== undefined && fix.kind !== 'set-text') || /如果是|填反|写颠倒了，应为/.test(cause)
        ? [`${id} ${cause} ${fix?.kind ?? ''}`]
        : [],
    );
}

/** The sentence with its figure, or its direction, wrong. */
function wrongSentences(text: string): string[] {
  const other = { 增加: '减少', 减少: '增加', 增长: '下降', 下降: '增长' } as const;
  const turned = text.replace(/增加|减少|增长|下降/, (word) => other[word as keyof typeof other]);
  const figured = text.replace(
    /(增加|减少)(\d+(?:\.\d+)?)万元/,
    (_, word: string, figure: string) => `${word}${(Number(figure) * 3 + 1).toFixed(2)}万元`,
  );
  return [turned, figured].filter((one) => one !== text);
}

describe('一句写错的说明不怪对的数', () => {
  const reason = 'changeExplanation.officialReception.reason';
  const first = '比预算减少2.2万元，正常变动';

  /** 三公经费 17.76, above the 17.36 of the year before. */
  const aboveYearBefore = {
    'officialReception.priorFinal': 5,
    'vehicleOperation.priorFinal': 12.36,
    'vehicleOperation.budget': 13,
    'vehicleOperation.final': 12.86,
    'threePublicExpenses.priorBudget': 18.5,
  };

  it.each([
    [7.2, {}],
    [4.9, aboveYearBefore],
  ])('hunan-2023：公务接待决算数 %s，说明写“比预算减少2.2万元”', (final, others) => {
    const pack = builtInPack('hunan-2023');
    const made = installedSnapshot(pack, {}, true);
    const cells: Record<string, CellSnapshot> = {
      'officialReception.final': final,
      'officialReception.budget': 5,
      ...others,
      [reason]: first,
    };
    const cards = openCards(pack, recalculated(pack, typedInto(pack, made, cells)));
    expect(proposals(cards)).toEqual([]);
    const about = cards.find(({ finding }) => finding.message.includes('减少2.2'));
    expect(about?.finding).toMatchObject({ inText: reason });
    expect(about?.finding.cells[0]).toMatchObject({ field: reason });
  });

  it.each(['kaifu-2018', 'kaifu-2020', 'taojiang-2024', 'hunan-2023'])('%s：数都对，只有一句说明错', (id) => {
    const pack = builtInPack(id);
    const wrong: string[] = [];
    let planted = 0;
    for (let seed = start; seed < start + fillings; seed++) {
      const clean = installedSnapshot(pack, cleanFilling(pack, seed).data, false);
      const form = new PlantForm(pack, clean, seededRandom(seed * 31));
      const before = new Set(openCards(pack, clean).map(({ finding }) => finding.id));
      const own = form.reasons().flatMap((one) => wrongSentences(form.text(one)).map((text) => [one, text] as const));
      const picked = form.pick(own);
      if (!picked) continue;
      const [field, text] = picked;
      const cards = openCards(pack, form.typed({ [field]: text })!.snapshot).filter(
        ({ finding }) => !before.has(finding.id),
      );
      if (cards.length > 0) planted++;
      const [card] = cards;
      wrong.push(...proposals(cards).map((one) => `第${seed}份 ${text}：${one}`));
      if (card && card.finding.cells[0]?.field !== field) wrong.push(`第${seed}份 ${text}：${card.finding.message}`);
    }
    expect(wrong).toEqual([]);
    expect(planted).toBeGreaterThan(fillings / 4);
  });
});
