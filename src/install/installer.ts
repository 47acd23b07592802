import type { AddIn } from './add-ins';
import { forget, remember, remembered } from './remembered';
import {
  basesFor,
  contact,
  deploy,
  lookAtRibbon,
  type Contact,
  type Deployed,
  type Published,
  type Ribbon,
} from './service';
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
    const found = await contact(this.#bases);
    this.#set({
      contact: found,
      addIns: this.#state.addIns.map((one) => ({
        ...one,
        standing: standingOf(one.addIn, one.address, found, remembered(one.addIn)),
      })),
    });
  }

  async #lookAt({ addIn, address }: AddInState): Promise<void> {
    const found = this.#state.contact;
    if (found?.kind !== 'reached' || address === null) return;
    this.#change(addIn.name, { ribbon: await lookAtRibbon(found.base, address) });
  }

  /** New, in place of another address, or anew: what WPS has of that name goes first, since trust hangs on the entry. */
  async install(name: AddIn['name']): Promise<void> {
    await this.#work(name, async ({ addIn, address }, base) => {
      if (address === null) return zh.onDisk;
      for (const entry of this.#listed(addIn)) {
        const gone = await deploy(base, 'disable', entry);
        if (gone.kind !== 'taken') return refusal(gone);
      }
      const wish = { name: addIn.name, type: addIn.type, url: address, online: 'true' };
      const taken = await deploy(base, 'enable', wish);
      await this.#read();
      if (this.#standing(name) !== 'here') return taken.kind === 'taken' ? this.#doubt(zh.notKept) : refusal(taken);
      remember(addIn, new Date());
      return zh.installed(addIn.program);
    });
  }

  async remove(name: AddIn['name']): Promise<void> {
    await this.#work(name, async ({ addIn }, base) => {
      for (const entry of this.#listed(addIn)) {
        const gone = await deploy(base, 'disable', entry);
        if (gone.kind !== 'taken') return refusal(gone);
      }
      forget(addIn);
      await this.#read();
      const standing = this.#standing(name);
      if (standing === 'unknown') return zh.lost;
      return standing === 'absent' || standing === 'off' ? zh.removed(addIn.program) : zh.notRemoved;
    });
  }

  /** What the user says of what stands in the program. */
  tellSeen(name: AddIn['name'], told: Seen): void {
    this.#change(name, { seen: told });
  }

  #listed({ name, type }: AddIn): readonly Published[] {
    const found = this.#state.contact;
    if (found?.kind !== 'reached') return [];
    return found.list.filter((entry) => entry.name === name && entry.type === type && !entry.isOff);
  }

  #standing(name: AddIn['name']): Standing['kind'] {
    return this.#state.addIns.find(({ addIn }) => addIn.name === name)!.standing.kind;
  }

  #doubt(otherwise: string): string {
    return this.#state.contact?.kind === 'reached' ? otherwise : zh.lost;
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
