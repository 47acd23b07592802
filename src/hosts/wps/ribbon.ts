import { askForView } from './asked-view';
import { showPane, type WpsAddin } from './task-pane';

/**
 * What ribbon.xml names; WPS finds it in the globals of the add-in's index.html. Nothing of it is async: builds 12.1.0.23539 and .23542
 * then show no ribbon at all.
 */
export interface RibbonCallbacks {
  OnAddinLoad(): boolean;
  /** @param control the button; its Id is all that is asked of it */
  OnAction(control: RibbonControl | undefined): boolean;
  /** A file beside index.html. */
  GetImage(): string;
  OnGetEnabled(): boolean;
}

export interface RibbonControl {
  readonly Id?: string;
}

export interface RibbonPage {
  readonly addin: WpsAddin;
  /** Of the pane. The button "jixiaoCheck" opens it on "check". */
  readonly views: readonly string[];
  /** Of index.html: the pane's page stands beside it. */
  readonly address: string;
  /** Of the pane. */
  readonly title: string;
  /** Nothing else tells the user that a press came to nothing. */
  onFailure(error: unknown): void;
}

export function ribbonCallbacks({ addin, views, address, title, onFailure }: RibbonPage): RibbonCallbacks {
  return {
    OnAddinLoad: () => true,
    OnAction: (control) => {
      const id = control?.Id;
      const view = views.find((one) => id === `jixiao${one.charAt(0).toUpperCase()}${one.slice(1)}`);
      try {
        // Before the pane: one that is opened for it begins there.
        if (view !== undefined) askForView(addin, view);
        showPane(addin, besideOf(address), title);
      } catch (error) {
        onFailure(error);
      }
      return true;
    },
    GetImage: () => 'icon.svg',
    OnGetEnabled: () => true,
  };
}

/** Not percent-encoded, as the official template hands it over: folders of users have Chinese names. */
function besideOf(address: string): string {
  const [page = ''] = address.split(/[?#]/);
  return `${withoutEscapes(page.slice(0, page.lastIndexOf('/') + 1))}taskpane.html`;
}

function withoutEscapes(address: string): string {
  try {
    return decodeURI(address);
  } catch (error) {
    // "%" that stands for itself.
    if (error instanceof URIError) return address;
    throw error;
  }
}
