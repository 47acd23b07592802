import type { OpenDocument } from './open-document';
import type { XmlPart } from './custom-xml-parts';

/** Numbers of the Common API's calls that are simulated for Word. */
export const CommonCall = {
  GetSelectedData: 64,
  FileProperties: 86,
  AddXmlPart: 128,
  GetXmlPart: 129,
  XmlPartsOfNamespace: 130,
  XmlOfPart: 131,
  DeleteXmlPart: 133,
} as const;

/** Error numbers of the Common API. */
const NODE_NOT_FOUND = 6000;
const XML_ERROR = 6100;
const NO_CAPABILITY = 7000;
const UNSUPPORTED = 5010;

/** An answer of "executeMethod" without its version; Error 0 is success. */
export type CommonAnswer = Readonly<Record<string, unknown>> & { readonly Error: number };

/** The Common API's part of Word: what `Office.context.document` asks besides the object model. */
export class CommonApi {
  /** Where the document lies, as the pane sees it. */
  address = '';

  constructor(private readonly document: OpenDocument) {}

  /** null: this call is not simulated. */
  call(dispatch: number, data: Readonly<Record<string, unknown>>): CommonAnswer | null {
    const { xmlParts } = this.document;
    switch (dispatch) {
      case CommonCall.GetSelectedData:
        return this.selectedText(data);
      case CommonCall.FileProperties:
        // The client knows these two by number.
        return { Error: 0, 0: { 1: this.address } };
      case CommonCall.AddXmlPart:
        return this.addPart(String(data['xml']));
      case CommonCall.GetXmlPart: {
        const part = xmlParts.byId(String(data['id']));
        return part ? { Error: 0, DataPartProperties: described(part) } : { Error: NODE_NOT_FOUND };
      }
      case CommonCall.XmlPartsOfNamespace: {
        const found = xmlParts.all().filter(({ namespace }) => namespace === data['namespace']);
        return { Error: 0, DataPartList: found.map(described) };
      }
      case CommonCall.XmlOfPart: {
        const part = xmlParts.byId(String(data['id']));
        return part ? { Error: 0, Data: xmlParts.xml(part) } : { Error: NODE_NOT_FOUND };
      }
      case CommonCall.DeleteXmlPart: {
        const part = xmlParts.byId(String(data['id']));
        if (!part) return { Error: NODE_NOT_FOUND };
        if (this.document.model.locks.isProtected) return { Error: NO_CAPABILITY };
        xmlParts.delete(part);
        this.document.wrote();
        return { Error: 0 };
      }
      default:
        return null;
    }
  }

  private addPart(xml: string): CommonAnswer {
    if (this.document.model.locks.isProtected) return { Error: NO_CAPABILITY };
    try {
      const part = this.document.xmlParts.add(xml);
      this.document.wrote();
      return { Error: 0, DataPartProperties: described(part) };
    } catch (error) {
      // The parser's complaint about what the add-in passed.
      if (error instanceof Error) return { Error: XML_ERROR };
      throw error;
    }
  }

  private selectedText(data: Readonly<Record<string, unknown>>): CommonAnswer {
    const wish = data['DdaGetBindingData'] as { readonly CoerceType?: unknown } | undefined;
    if (wish?.CoerceType !== 'text' && wish?.CoerceType !== 0) return { Error: UNSUPPORTED };
    return { Error: 0, Data: this.document.selectedText() };
  }
}

function described({ id }: XmlPart): Readonly<Record<string, unknown>> {
  return { id, DataPartBuiltIn: false };
}
