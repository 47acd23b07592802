import { isSameAddress, type AddIn } from './add-ins';
import { readLeave } from './leave';
import { forget, remember, remembered } from './remembered';
import { basesFor, contact, deploy, lookAtRibbon, type Contact, type Deployed, type Ribbon } from './service';
import { standingOf, type Standing } from './state';
import { zh, type Seen } from './zh';

export interface Place {
  readonly addIn: AddIn;
  readonly address: string | null;
}

export interface AddInState extends Place {
  readonly standing: Standing;
  readonly ribbon: Ribbon | null;
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
        ribbon: null,
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
    this.#set({ isChecking: true, addIns: this.#state.addIns.map((one) => ({ ...one, outcome: '' })) });
    await this.#read();
    this.#set({ isChecking: false });
    await Promise.all(this.#state.addIns.map((one) => this.#lookAt(one)));
  }

  async #read(): Promise<void> {
    const leave = await readLeave();
    this.#set({ mayBeAsked: leave === 'to-ask' });
    const found = await contact(this.#bases, leave);
    const addIns = this.#state.addIns.map((one) => ({
      ...one,
      standing: standingOf(one.addIn, one.address, found, remembered(one.addIn)),
    }));
    for (const { addIn, standing } of addIns) if (standing.kind === 'here') remember(addIn, new Date());
    this.#set({ contact: found, addIns });
  }

  async #lookAt({ addIn, address }: AddInState): Promise<void> {
    const found = this.#state.contact;
    if (found?.kind !== 'reached' || address === null) return;
    this.#change(addIn.name, { ribbon: await lookAtRibbon(found.base, address) });
  }

  /**
   * New, anew, or in place of another address. Anew: what is there goes first, since trust hangs on the entry. Another address is put over, as
   * the publish page does, so that a no leaves the old one; what is still there beside goes after.
   */
  async install(name: AddIn['name']): Promise<void> {
    await this.#work(name, async ({ addIn, address, standing }, base) => {
      if (address === null) return zh.onDisk;
      const refused = standing.kind === 'here' ? await this.#clear(addIn, base) : null;
      const wish = { name: addIn.name, type: addIn.type, url: address, online: 'true' };
      const answer = refused ?? (await deploy(base, 'enable', wish));
      await this.#read();
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

  async remove(name: AddIn['name']): Promise<void> {
    await this.#work(name, async ({ addIn }, base) => {
      const refused = await this.#clear(addIn, base);
      if (refused === null) forget(addIn);
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
  async #clear({ name, type }: AddIn, base: string, kept?: string): Promise<Deployed | null> {
    const found = this.#state.contact;
    if (found?.kind !== 'reached') return null;
    for (const entry of found.list) {
      const isNamed = entry.name === name && entry.type === type && !entry.isOff;
      if (!isNamed || (kept !== undefined && isSameAddress(entry.url, kept))) continue;
      const answer = await deploy(base, 'disable', entry);
      if (answer.kind !== 'taken') return answer;
    }
    return null;
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
