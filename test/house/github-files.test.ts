import { parse } from 'yaml';
import semver from 'semver';
import { filesUnder, projectFiles, textOf } from './source-files';

/** What GitHub reads and tells nobody about when it is wrong: YAML that parses, forms it accepts, commands and files that exist. */
interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Workflow {
  name: string;
  on: object;
  permissions: object;
  jobs: Record<string, { 'timeout-minutes'?: number; strategy?: { matrix: { node: string[] } }; steps: Step[] }>;
}
interface Form {
  name: string;
  description: string;
  body: { type: string; id?: string; attributes: { label?: string; value?: string; options?: unknown[] } }[];
}

const read = <T>(path: string): T => parse(textOf(path)!) as T;
const workflows = filesUnder('.github/workflows').map((path) => ({ path, workflow: read<Workflow>(path) }));
const forms = filesUnder('.github/ISSUE_TEMPLATE').filter((path) => !path.endsWith('config.yml'));
const manifest = JSON.parse(textOf('package.json')!) as { engines: { node: string }; scripts: Record<string, string> };

test('there are workflows and forms to look at', () => {
  expect(workflows.length).toBeGreaterThan(1);
  expect(forms.length).toBeGreaterThan(2);
});

describe.each(workflows)('$path', ({ workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const commands = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));

  it('says when it runs, what it may, and how long at most', () => {
    expect(workflow).toMatchObject({
      name: expect.any(String),
      on: expect.any(Object),
      permissions: expect.any(Object),
    });
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  it('calls scripts and files that exist', () => {
    const files = new Set(projectFiles());
    const scripts = commands.flatMap((command) => [...command.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]!));
    const paths = commands.flatMap((command) =>
      [...command.matchAll(/(?:^|\s)((?:\.ci|scripts)\/[\w.-]+)/g)].map((match) => match[1]!),
    );
    expect(scripts.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
    expect(paths.filter((path) => !files.has(path))).toEqual([]);
  });

  it('runs on versions of Node that we name', () => {
    const versions = jobs.flatMap(({ strategy, steps }) => [
      ...(strategy?.matrix.node ?? []),
      ...steps.flatMap((step) => {
        const version = step.with?.['node-version'];
        return typeof version === 'string' && /^\d/.test(version) ? [version] : [];
      }),
    ]);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !semver.intersects(version, manifest.engines.node))).toEqual([]);
  });
});

test.each(forms)('%s is a form that GitHub accepts', (path) => {
  const { name, description, body } = read<Form>(path);
  expect([name, description].every((text) => typeof text === 'string' && text !== '')).toBe(true);
  const inputs = body.filter(({ type }) => type !== 'markdown');
  expect(
    body.filter(({ type }) => !['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'].includes(type)),
  ).toEqual([]);
  expect(inputs.filter(({ id, attributes }) => !/^[a-z-]+$/.test(id ?? '') || !attributes.label)).toEqual([]);
  expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
  const choices = body.filter(({ type }) => type === 'dropdown').map(({ attributes }) => attributes.options ?? []);
  expect(choices.filter((options) => options.length < 2 || options.some((one) => typeof one !== 'string'))).toEqual([]);
});
