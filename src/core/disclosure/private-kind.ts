/** What a published file should not say of people, and numbers of papers that are not published. */
export type PrivateKind = 'person' | 'phone' | 'identity' | 'document-number';

/** A piece of text that a file shows or keeps. */
export interface TextUnit {
  readonly text: string;
  /** Of a cell: what stands over it and to its left. */
  readonly heads?: readonly string[];
  /** Of a number's cell: Excel keeps fifteen digits, what follows them is lost. */
  readonly isRounded?: boolean;
  readonly isSheetName?: boolean;
  /** Where people find it: 《附件1》B5, 第12段, 表2第3行第2格. A text of a workbook may stand in several cells. */
  readonly where?: readonly string[];
}

/** Where something private stands. */
export interface PrivatePlace {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
}

export interface PrivateFind extends PrivatePlace {
  readonly kind: PrivateKind;
  readonly text: string;
  /** 填表人, 联系电话 …: who signs for the unit. They act for it, and whether they are printed is a question of its own. */
  readonly signature?: string;
}
