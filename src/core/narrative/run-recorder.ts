import type { Paragraph, Run } from './fragment';

/**
 * Figures travel through the template engine as marks (private-use characters around a number), and their runs wait here. Users'
 * words never enter the engine's output, so nothing they type can pass for a mark; templates may not hold the two characters.
 */
const open = '\uE000';
const close = '\uE001';
const mark = /\uE000(\d+)\uE001/g;

export class RunRecorder {
  private runs: Run[] = [];

  /** Keeps the run and gives the mark to print in its place. */
  record(run: Run): string {
    this.runs.push(run);
    return `${open}${this.runs.length - 1}${close}`;
  }

  /** The engine's output as paragraphs, one per line that holds anything; forgets the runs. Full-width spaces are the author's. */
  take(output: string): Paragraph[] {
    const paragraphs = output
      .split('\n')
      .map((line) => this.readLine(line.replace(/^[ \t\r]+|(?<![ \t\r])[ \t\r]+$/g, '')));
    this.runs = [];
    return paragraphs.filter((paragraph) => paragraph.length > 0);
  }

  private readLine(line: string): Run[] {
    const runs: Run[] = [];
    let at = 0;
    for (const match of line.matchAll(mark)) {
      if (match.index > at) runs.push({ kind: 'text', text: line.slice(at, match.index) });
      const run = this.runs[Number(match[1])];
      if (run === undefined) throw new Error(`no run ${match[0]}`);
      if (run.text !== '') runs.push(run);
      at = match.index + match[0].length;
    }
    if (at < line.length) runs.push({ kind: 'text', text: line.slice(at) });
    return runs;
  }
}

export function holdsMarks(template: string): boolean {
  return template.includes(open) || template.includes(close);
}
