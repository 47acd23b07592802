import { isSameAddress, type AddIn } from './add-ins';
import { readLeave } from './leave';
import { forget, remember, remembered, rememberTakenOut } from './remembered';
import {
  basesFor,
  contact,
  deploy,
  lookAtFiles,
  type Contact,
  type Deployed,
  type Files,
  type Published,
} from './service';
import { standingOf, type Standing } from './state';
import { zh, type Seen } from './zh';

export interface Place {
  readonly addIn: AddIn;
  readonly address: string | null;
}

export interface AddInState extends Place {
  readonly standing: Standing;
  /** What WPS fetched of it at the last look; null: not looked at, or WPS is gone since. */
  readonly files: Files | null;
  readonly seen: Seen | null;
  readonly outcome: string;
}

export interface InstallState {
  readonly contact: Contact | null;
  readonly isChecking: boolean;
  /** The browser may be asking its user whether this page may speak to WPS. */
  readonly mayBeAsked: boolean;
  /** Which add-in is being installed or removed: one at a time. */
  readonly working: AddIn['name'] | null;
  readonly addIns: readonly AddInState[];
}

/** Holds what the page shows. What stands in WPS's list is always read anew after a change: an "OK" alone is believed of nobody. */
export class Installer {
  readonly #bases: readonly string[];
  readonly #listeners = new Set<() => void>();
  #state: InstallState;

  constructor(
    places: readonly Place[],
    readonly pageProtocol: string,
  ) {
    this.#bases = basesFor(pageProtocol);
    this.#state = {
      contact: null,
      isChecking: false,
      mayBeAsked: false,
      working: null,
      addIns: places.map((place) => ({
        ...place,
        standing: { kind: 'unknown' },
        files: null,
        seen: null,
        outcome: '',
      })),
    };
  }

  get state(): InstallState {
    return this.#state;
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #set(change: Partial<InstallState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #change(name: AddIn['name'], change: Partial<AddInState>): void {
    this.#set({
      addIns: this.#state.addIns.map((one) => (one.addIn.name === name ? { ...one, ...change } : one)),
    });
  }

  /** Asks the service anew, and has it look at what it would load. */
  async check(): Promise<void> {
    if (this.#state.isChecking || this.#state.working !== null) return;
    const before = this.#state.addIns;
    this.#set({ isChecking: true });
    await this.#read();
    // What the last press came to holds for as long as the list shows the same.
    const addIns = this.#state.addIns.map((one, index) =>
      one.standing.kind === before[index]!.standing.kind ? one : { ...one, outcome: '' },
    );
    this.#set({ isChecking: false, addIns });
    await Promise.all(this.#state.addIns.map((one) => this.#lookAt(one)));
  }

  async #read(): Promise<void> {
    const leave = await readLeave();
    this.#set({ mayBeAsked: leave === 'to-ask' });
    const found = await contact(this.#bases, leave);
    const addIns = this.#state.addIns.map((one) => ({
      ...one,
      standing: standingOf(one.addIn, one.address, found, remembered(one.addIn)),
      ...(found.kind === 'reached' ? {} : { files: null }),
    }));
    for (const { addIn, standing } of addIns) {
      const isThereAgain = standing.kind === 'elsewhere' && remembered(addIn)?.isTakenOut === true;
      if (standing.kind === 'here' || isThereAgain) remember(addIn, new Date());
    }
    this.#set({ contact: found, addIns });
  }

  async #lookAt({ addIn, address }: AddInState): Promise<void> {
    const found = this.#state.contact;
    if (found?.kind !== 'reached' || address === null) return;
    const files = await lookAtFiles(found.base, address, addIn.name);
    if (this.#state.contact?.kind === 'reached') this.#change(addIn.name, { files });
  }

  /**
   * New, anew, or in place of another address. Anew: what is there goes first, since trust hangs on the entry. Another address is put over, as
   * the publish page does, so that a no leaves the old one; what is still there beside goes after. Where the old one is gone and the new one did
   * not come, the old one is put back.
   */
  async install(name: AddIn['name']): Promise<void> {
    await this.#work(name, async ({ addIn, address, standing }, base) => {
      if (address === null) return zh.onDisk;
      const old = this.#listed(addIn);
      if (old.length > 0) rememberTakenOut(addIn, new Date());
      let refused: Deployed | null = null;
      if (standing.kind === 'here') {
        refused = await this.#clear(addIn, base);
        await this.#read();
        if (this.#standing(name).kind === 'unknown') return zh.lost;
      }
      const wish = { name: addIn.name, type: addIn.type, url: address, online: 'true' };
      const answer = refused ?? (await deploy(base, 'enable', wish));
      await this.#read();
      if (this.#standing(name).kind === 'unknown') return answer.kind === 'taken' ? zh.lost : refusal(answer);
      if (old.length > 0 && this.#listed(addIn).length === 0) return this.#putBack(addIn, base, old, answer);
      if (answer.kind !== 'taken') return refusal(answer);
      if (this.#standing(name).kind === 'elsewhere') {
        await this.#clear(addIn, base, address);
        await this.#read();
      }
      const { kind } = this.#standing(name);
      if (kind === 'unknown') return zh.lost;
      return kind === 'here' ? zh.installed(addIn.program) : zh.notKept;
    });
  }

  /** One try. Not where WPS did not answer: it may still be asking its user about the new one. */
  async #putBack(addIn: AddIn, base: string, old: readonly Published[], answer: Deployed): Promise<string> {
    if (answer.kind === 'unanswered') return refusal(answer);
    const reason = answer.kind === 'taken' ? zh.notInList : zh.said(answer.said);
    this.#change(addIn.name, { outcome: zh.puttingBack(reason) });
    for (const entry of old) if ((await deploy(base, 'enable', entry)).kind !== 'taken') break;
    await this.#read();
    if (this.#standing(addIn.name).kind === 'unknown') return zh.lost;
    return this.#listed(addIn).length > 0 ? zh.putBack(reason) : zh.notPutBack(reason);
  }

  async remove(name: AddIn['name']): Promise<void> {
    await this.#work(name, async ({ addIn }, base) => {
      // Before it goes: what the user wants out is no loss, even where WPS's answer never comes.
      forget(addIn);
      const refused = await this.#clear(addIn, base);
      await this.#read();
      if (refused !== null) return refusal(refused);
      const { kind } = this.#standing(name);
      if (kind === 'unknown') return zh.lost;
      return kind === 'absent' || kind === 'off' ? zh.removed(addIn.program) : zh.notRemoved;
    });
  }

  /** What the user says of what stands in the program. */
  tellSeen(name: AddIn['name'], told: Seen): void {
    this.#change(name, { seen: told });
  }

  /** Has WPS drop what it lists of this name, but what is at `kept`; what it answered where it did not. */
  async #clear(addIn: AddIn, base: string, kept?: string): Promise<Deployed | null> {
    for (const entry of this.#listed(addIn)) {
      if (kept !== undefined && isSameAddress(entry.url, kept)) continue;
      const answer = await deploy(base, 'disable', entry);
      if (answer.kind !== 'taken') return answer;
    }
    return null;
  }

  /** What WPS lists of this name and has not switched off. */
  #listed({ name, type }: AddIn): readonly Published[] {
    const found = this.#state.contact;
    if (found?.kind !== 'reached') return [];
    return found.list.filter((entry) => entry.name === name && entry.type === type && !entry.isOff);
  }

  #standing(name: AddIn['name']): Standing {
    return this.#state.addIns.find(({ addIn }) => addIn.name === name)!.standing;
  }

  async #work(name: AddIn['name'], work: (one: AddInState, base: string) => Promise<string>): Promise<void> {
    const one = this.#state.addIns.find(({ addIn }) => addIn.name === name)!;
    if (this.#state.working !== null || this.#state.isChecking || this.#state.contact?.kind !== 'reached') return;
    this.#set({ working: name });
    this.#change(name, { outcome: '', seen: null });
    const outcome = await work(one, this.#state.contact.base);
    this.#set({ working: null });
    this.#change(name, { outcome });
  }
}

function refusal(answer: Deployed): string {
  return answer.kind === 'refused' ? zh.refused(answer.said) : zh.unanswered;
}
