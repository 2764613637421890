/** One document as structured blocks: the .docx and the page's preview are both made of it. */

export type Block =
  | { kind: 'addressee'; text: string }
  /** Level 1 一、黑体 · 2 (一)楷体 · 3 1.仿宋; the number is part of the text. `rest` goes on in the body's type. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; rest: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'attachments'; items: string[] }
  | { kind: 'table'; rows: { label: string; lines: string[] }[] }
  | { kind: 'signature'; organ: string; date: string };

export type PaperHead = {
  /** 发文机关标志. */
  organ: string;
  /** 纪建〔2026〕3号; null: takes none. */
  number: string | null;
  /** 份号, six digits. */
  copy_no: string | null;
  /** 密级和保密期限. */
  secrecy: string | null;
  /** 紧急程度. */
  urgency: string | null;
};

export type Imprint = { copies: string[]; printed_by: string; printed_on: string };

export type Paper = {
  /** document: 文件格式 with red head; letter: 信函格式; slip: a form to be filled in. */
  form: 'document' | 'letter' | 'slip';
  head: PaperHead;
  title: string;
  blocks: Block[];
  imprint: Imprint | null;
};
