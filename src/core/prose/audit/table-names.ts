import { quantities, type Quantity } from '../words/quantities';
import { formNames, rowNumbering } from '../words/tables';

const byWord = new Map<string, Quantity>([
  ...quantities.flatMap((quantity) => quantity.words.map((word) => [word, quantity] as const)),
  ...Object.entries(formNames).flatMap(([word, id]) => {
    const quantity = quantities.find((one) => one.id === id);
    return quantity ? [[word, quantity] as const] : [];
  }),
]);

/** The quantity that a label names, whole: “1、公务接待费（万元）”, “2023年“三公”经费决算数”. */
export function quantityNamed(label: string): Quantity | null {
  let own = label.replace(/[“”]/g, '').replace(/[（(](?:万元|亿元|元|人|名)[）)]$/, '');
  for (const mark of rowNumbering) own = own.replace(mark, '');
  own = own.replace(/^其中[：:]?/, '').replace(/^(?:19|20)\d{2}年度?|^(?:本年度?|全年|年末)/, '');
  return byWord.get(own) ?? byWord.get(own.replace(/[：:]$|决算数?$|[（(]境[）)]/g, '')) ?? null;
}
