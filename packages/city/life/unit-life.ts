import type { Staff, Unit } from '../people/units.ts';

export type Row = Record<string, string | number | boolean | null | undefined>;

/** The books of one unit through the span: rows as they will be written, by dataset. Its staff carry pay and posts. */
export class UnitLife {
  readonly unit: Unit;
  invoices: Row[] = [];
  vouchers: Row[] = [];
  payments: Row[] = [];
  receptions: Row[] = [];
  meetings: Row[] = [];
  leaves: Row[] = [];
  private serial = 0;

  constructor(unit: Unit) {
    this.unit = unit;
  }

  private next(prefix: string): string {
    this.serial++;
    return `${prefix}${this.unit.code.slice(2)}${String(this.serial).padStart(5, '0')}`;
  }

  /** An electronic invoice made out to the unit. Returns its row; change what the story needs. */
  addInvoice(words: {
    on: string;
    seller: { uscc: string; name: string };
    item: string;
    total: number;
    remark?: string;
  }): Row {
    const number = `${words.on.slice(2, 4)}2199${this.unit.code.slice(2)}${String(++this.serial).padStart(6, '0')}`
      .padEnd(20, '0')
      .slice(0, 20);
    const tax = Math.round((words.total - words.total / 1.06) * 100) / 100;
    const row: Row = {
      invoice_key: number,
      invoice_code: null,
      invoice_no: number,
      kind: '数电普',
      issue_date: words.on,
      issue_time: `${words.on} 10:${String(this.serial % 60).padStart(2, '0')}:00`,
      seller_uscc: words.seller.uscc,
      seller_name: words.seller.name,
      buyer_uscc: this.unit.uscc,
      buyer_name: this.unit.name,
      item_name: words.item,
      amount: Math.round((words.total - tax) * 100) / 100,
      tax,
      total: words.total,
      remark: words.remark ?? null,
      status: '正常',
      red_ref: null,
    };
    this.invoices.push(row);
    return row;
  }

  /** A voucher of two lines that pays for something: expense and bank. Returns the expense line. */
  addVoucher(words: {
    on: string;
    subject: { code: string; name: string };
    summary: string;
    amount: number;
    payee: string;
    attach?: string | null;
    handler?: Staff;
  }): Row {
    const id = this.next('PZ');
    const handler = words.handler ?? this.unit.support[0];
    const shared = {
      voucher_id: id,
      ledger_type: '行政事业',
      org_code: this.unit.code,
      voucher_date: words.on,
      summary: words.summary,
      payee: words.payee,
      pay_method: '转账',
      attach_no: words.attach ?? null,
      handler_id: handler?.person.id ?? null,
      approver_id: this.unit.head.person.id,
    };
    const expense: Row = {
      ...shared,
      line_no: 1,
      subject_code: words.subject.code,
      subject_name: words.subject.name,
      debit: words.amount,
      credit: 0,
    };
    this.vouchers.push(expense, {
      ...shared,
      line_no: 2,
      subject_code: '1011',
      subject_name: '零余额账户用款额度',
      debit: 0,
      credit: words.amount,
    });
    return expense;
  }

  /** An invoice and the voucher that books it. */
  book(
    words: Parameters<UnitLife['addInvoice']>[0] & {
      subject: { code: string; name: string };
      summary: string;
      handler?: Staff;
    },
  ): { invoice: Row; voucher: Row } {
    const invoice = this.addInvoice(words);
    const { on, subject, summary, total: amount, seller } = words;
    const attach = String(invoice['invoice_key']);
    const voucher = this.addVoucher({
      on,
      subject,
      summary,
      amount,
      payee: seller.name,
      attach,
      ...(words.handler && { handler: words.handler }),
    });
    return { invoice, voucher };
  }
}
