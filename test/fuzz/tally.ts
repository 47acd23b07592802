import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Judged } from './judge';

const kept = join(__dirname, '../../out/fuzz');
const mostKept = 20;

/** How many inputs of a kind were tried and what they were answered; the failing ones on the disk. */
export class Tally {
  readonly troubles: string[] = [];
  private readonly answers = new Map<string, number>();
  private inputs = 0;
  private failed = 0;
  private slowest = 0;

  constructor(
    private readonly kind: string,
    private readonly seed: number,
  ) {}

  count({ answers, seconds }: Pick<Judged, 'answers' | 'seconds'>): void {
    this.inputs += 1;
    this.slowest = Math.max(this.slowest, seconds);
    for (const answer of answers) this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  /** @param files of the input, put into out/fuzz */
  keep(index: number, trouble: string, files: Readonly<Record<string, Uint8Array | string>>): void {
    this.failed += 1;
    if (this.failed > mostKept) return;
    const folder = join(kept, `${this.kind}-${this.seed}-${index}`);
    const again = `npm run fuzz -- --seed ${this.seed} --kind ${this.kind} --index ${index}`;
    for (const [name, content] of Object.entries({ ...files, '为什么.txt': `${again}\n${trouble}\n` })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    this.troubles.push(`${trouble.slice(0, 1500)}\n留在 out/fuzz/${this.kind}-${this.seed}-${index}；重做：${again}`);
  }

  tell(): void {
    const { kind, seed, inputs, failed, slowest } = this;
    const counts = [...this.answers].sort(([, a], [, b]) => b - a).map(([answer, count]) => `${answer} × ${count}`);
    process.stdout.write(
      `模糊 ${kind}：SEED=${seed}，${inputs} 个输入，${failed} 个不对，最慢 ${slowest.toFixed(2)} 秒；退出码 ${counts.join('，')}\n`,
    );
    const file = process.env['FUZZ_COUNTS'];
    if (file !== undefined) appendFileSync(file, `${JSON.stringify({ kind, inputs, failed, slowest })}\n`);
  }
}
