import type { XmlNode } from './xml-node';

/**
 * A sequence of the schema: one name a step, or several that share a step in any order (a|b). "*" after a step: any number of times.
 * Names without a prefix have that of the parent.
 */
export type Sequence = string;

interface Step {
  readonly at: number;
  readonly isMany: boolean;
}

export class ChildOrder {
  private readonly steps = new Map<string, ReadonlyMap<string, Step>>();

  constructor(sequences: Readonly<Record<string, Sequence>>) {
    for (const [parents, sequence] of Object.entries(sequences))
      for (const parent of parents.split(' ')) this.steps.set(parent, stepsOf(parent, sequence));
  }

  /** What is wrong with the children of a node; none where the table does not know it. */
  faults({ name: parent, children }: XmlNode): readonly string[] {
    const steps = this.steps.get(parent);
    if (!steps) return [];
    const found: string[] = [];
    const seen = new Set<string>();
    let last = { at: -1, name: '' };
    for (const { name } of children) {
      const step = steps.get(name);
      // Additions of later versions, and what one of two readers takes, stand where they want.
      if (!step && (name.startsWith('{') || name.startsWith('mc:'))) continue;
      if (!step) found.push(`${parent} 里不能有 ${name}`);
      else if (step.at < last.at) found.push(`${parent} 里 ${name} 在 ${last.name} 后面`);
      else if (seen.has(name) && !step.isMany) found.push(`${parent} 里有两个 ${name}`);
      else last = { at: step.at, name };
      seen.add(name);
    }
    return found;
  }
}

function stepsOf(parent: string, sequence: Sequence): ReadonlyMap<string, Step> {
  const prefix = parent.slice(0, parent.indexOf(':') + 1);
  return new Map(
    sequence
      .trim()
      .split(/\s+/)
      .flatMap((step, at) => {
        const names = step.replace('*', '').split('|');
        return names.map((name) => [name.includes(':') ? name : prefix + name, { at, isMany: step.endsWith('*') }]);
      }),
  );
}
