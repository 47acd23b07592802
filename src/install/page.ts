import { factsOf } from './builds';
import { element, fill, say } from './element';
import type { AddInState, Installer } from './installer';
import { supportText } from './support';
import { seen, tellContact, tellFiles, tellStanding, zh, type Step } from './zh';

/** So long may WPS take before the page says that it may be asking its user. */
const PATIENCE_MS = 4000;
const WAKE_MS = 3000;

/** Builds the page once, then only says what changed: a button that was pressed keeps the focus. */
export function openPage(root: HTMLElement, installer: Installer): void {
  const service = serviceCard(installer);
  const cards = installer.state.addIns.map((one) => addInCard(installer, one));
  const build = buildCard(() => support.show());
  const support = supportCard(installer, build.typed);
  fill(
    root,
    element(
      'main',
      {},
      element('h1', {}, zh.title),
      element('p', {}, zh.lead),
      element('p', { class: 'quiet' }, zh.unseen),
      service.node,
      ...cards.map(({ node }) => node),
      build.node,
      support.node,
    ),
  );
  const show = (): void => {
    service.show();
    installer.state.addIns.forEach((one, index) => cards[index]!.show(one));
    support.show();
  };
  installer.subscribe(show);
  show();
}

interface Card<T extends readonly unknown[]> {
  readonly node: HTMLElement;
  show(...of: T): void;
}

function button(text: string, press: () => void, looks = ''): HTMLButtonElement {
  const made = element('button', { type: 'button', class: looks }, text);
  made.addEventListener('click', () => made.getAttribute('aria-disabled') !== 'true' && press());
  return made;
}

/** Not `disabled`: that would take the focus away. */
function setBusy(one: HTMLButtonElement, isBusy: boolean): void {
  one.setAttribute('aria-disabled', `${isBusy}`);
}

function stepList(steps: readonly Step[]): HTMLElement {
  return element(
    'ol',
    {},
    ...steps.map(({ text, link }) =>
      element('li', {}, text, ...(link ? [element('a', linkAttributes(link.href), link.text)] : [])),
    ),
  );
}

const linkAttributes = (href: string): Record<string, string> =>
  href.startsWith('http') ? { href, target: '_blank', rel: 'noopener' } : { href };

function serviceCard(installer: Installer): Card<[]> {
  const title = element('p', { class: 'state', role: 'status' });
  const steps = element('div', {});
  // The service takes a moment to wake; the publish page waits as long.
  steps.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement && target.protocol === 'ksowpscloudsvr:')
      setTimeout(() => void installer.check(), WAKE_MS);
  });
  const again = button(zh.check, () => void installer.check());
  let told = '';
  return {
    node: element(
      'section',
      { 'aria-labelledby': 'service' },
      element('h2', { id: 'service' }, zh.service),
      title,
      steps,
      again,
    ),
    show() {
      const { contact, isChecking, mayBeAsked, working } = installer.state;
      const now = tellContact(contact, installer.pageProtocol);
      say(title, !isChecking ? now.title : mayBeAsked ? zh.leave : zh.checking);
      title.dataset['kind'] = contact?.kind ?? 'asking';
      setBusy(again, isChecking || working !== null);
      // Steps are left alone while they stay the same: somebody may stand on a link in them.
      if (now.title === told) return;
      told = now.title;
      // Somebody who woke the service by the link stands on it.
      if (steps.contains(document.activeElement)) again.focus();
      fill(steps, ...(now.steps.length > 0 ? [stepList(now.steps)] : []));
    },
  };
}

function addInCard(installer: Installer, { addIn, address }: AddInState): Card<[AddInState]> {
  const { name, program } = addIn;
  const state = element('p', { class: 'state' });
  const next = element('p', {});
  const outcome = element('p', { class: 'outcome', role: 'status' });
  const files = element('p', { class: 'quiet' });
  const put = button(zh.install, () => void installer.install(name), 'primary');
  const remove = button(zh.remove, () => void installer.remove(name));
  const questions = seenQuestions(installer, name, program);
  let clock: ReturnType<typeof setTimeout> | null = null;
  const waitFor = (isWorking: boolean): void => {
    if (!isWorking) {
      if (clock !== null) clearTimeout(clock);
      clock = null;
    } else clock ??= setTimeout(() => say(outcome, zh.asking), PATIENCE_MS);
  };
  return {
    node: element(
      'section',
      { 'aria-labelledby': name, 'data-add-in': name },
      element('h2', { id: name }, program),
      state,
      next,
      ...(address === null ? [element('p', {}, zh.onDisk), element('p', {}, zh.onDiskNext)] : []),
      files,
      element('div', { class: 'buttons' }, put, remove),
      outcome,
      questions.node,
      ...(address === null ? [] : [element('p', { class: 'quiet' }, `${zh.address}：${address}`)]),
    ),
    show(one) {
      const { kind } = one.standing;
      const isWorking = installer.state.working === name;
      const words = tellStanding(one.standing, program, address !== null, isWorking);
      const isBusy = installer.state.working !== null || installer.state.isChecking;
      state.dataset['kind'] = kind;
      say(state, words.state);
      say(next, words.next);
      const isListed = kind === 'here' || kind === 'elsewhere';
      const canPut = kind !== 'unknown' && kind !== 'odd' && address !== null;
      // What has just been pressed stays where it is, or the focus would be nowhere.
      put.hidden = !canPut && document.activeElement !== put;
      say(
        put,
        isWorking ? zh.working : kind === 'here' ? zh.reinstall : kind === 'elsewhere' ? zh.replace : zh.install,
      );
      put.className = kind === 'here' ? '' : 'primary';
      remove.hidden = !isListed && document.activeElement !== remove;
      setBusy(put, isBusy || !canPut);
      setBusy(remove, isBusy || !isListed);
      waitFor(isWorking);
      if (!isWorking || one.outcome !== '') say(outcome, one.outcome);
      questions.show(one);
      say(files, one.files === null ? '' : tellFiles(one.files));
      files.hidden = one.files === null;
      files.className = one.files !== null && one.files.other.length > 0 ? 'warning' : 'quiet';
    },
  };
}

/** The service does not tell whether WPS trusts an add-in: the user does. */
function seenQuestions(installer: Installer, name: AddInState['addIn']['name'], program: string): Card<[AddInState]> {
  const answer = element('p', { class: 'answer', role: 'status' });
  const choices = seen.map(({ id, label }) => {
    const input = element('input', { type: 'radio', name: `seen-${name}`, value: id });
    input.addEventListener('change', () => installer.tellSeen(name, id));
    return { id, input, node: element('label', {}, input, element('span', {}, label(program))) };
  });
  const node = element(
    'fieldset',
    {},
    element('legend', {}, zh.seenTitle(program)),
    ...choices.map((choice) => choice.node),
    answer,
  );
  return {
    node,
    show({ standing, seen: told }) {
      node.hidden = standing.kind !== 'here';
      for (const { id, input } of choices) input.checked = id === told;
      say(answer, told === null ? '' : seen.find(({ id }) => id === told)!.answer(program));
    },
  };
}

function buildCard(changed: () => void): { readonly node: HTMLElement; typed(): string } {
  const input = element('input', { id: 'build', type: 'text', inputmode: 'decimal', placeholder: zh.buildExample });
  const known = element('div', { class: 'known', role: 'status' });
  input.addEventListener('input', () => {
    changed();
    const answer = factsOf(input.value);
    const words = { none: '', unreadable: zh.buildUnreadable, 'not-known': zh.buildNotKnown };
    if (answer.kind !== 'known') return say(known, words[answer.kind]);
    return fill(
      known,
      ...answer.facts.map(({ by, only, says, todo }) =>
        element('p', {}, `${zh.by[by]}${only === undefined ? '' : `（${only}）`}：${says}${todo}`),
      ),
    );
  });
  return {
    node: element(
      'section',
      { 'aria-labelledby': 'build-title' },
      element('h2', { id: 'build-title' }, zh.build),
      element('label', { for: 'build', class: 'above' }, zh.buildLabel),
      input,
      known,
    ),
    typed: () => input.value,
  };
}

function supportCard(installer: Installer, build: () => string): Card<[]> {
  const text = (): string =>
    supportText({
      ...installer.state,
      now: new Date(),
      page: window.location.href,
      userAgent: navigator.userAgent,
      build: build(),
    });
  const box = element('textarea', { readonly: true, rows: '6', hidden: true, 'aria-label': zh.copy });
  const told = element('p', { role: 'status' });
  const copy = button(zh.copy, () => {
    box.value = text();
    box.hidden = false;
    write(box.value).then(
      () => say(told, zh.copied),
      () => {
        // Refused, or not there on a page of plain http: the user copies what is selected.
        box.focus();
        box.select();
        say(told, zh.copyByHand);
      },
    );
  });
  return {
    node: element(
      'section',
      { 'aria-labelledby': 'support' },
      element('h2', { id: 'support' }, zh.support),
      element('p', {}, zh.supportLead),
      copy,
      told,
      box,
    ),
    // What was copied stays in the clipboard: the box never shows what holds no more.
    show() {
      const { isChecking, working } = installer.state;
      if (box.hidden || isChecking || working !== null) return;
      const now = text();
      if (undated(now) === undated(box.value)) return;
      box.value = now;
      say(told, zh.copyAgain);
    },
  };
}

/** Without its first line, which has the time. */
const undated = (text: string): string => text.slice(text.indexOf('\n'));

async function write(text: string): Promise<void> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) throw new Error('no clipboard');
  await clipboard.writeText(text);
}
