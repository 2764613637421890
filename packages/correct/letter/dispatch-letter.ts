import { randomUUID } from 'node:crypto';
import type { Caller } from '@plumb/guard/access/caller';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { LetterFile } from '@plumb/stores/records/tables/letter';
import { dueAt } from '@plumb/verify/deadline/deadline';
import type { z } from 'zod';
import { composePaper } from '../paper/compose.ts';
import { renderDocx } from '../paper/docx/render-docx.ts';
import type { Paper } from '../paper/paper.ts';
import { signingLimit } from './letter-deadline.ts';
import type { dispatchLetterSchema } from './letter-input.ts';
import { stepLetter } from './letter-machine.ts';
import { letterPaper } from './letter-paper.ts';
import { acted, letterForAct, type Opened, stepAndSave } from './letter-record.ts';
import { letterOf } from './letter-template.ts';
import { issueNumber } from './number-register.ts';
import { organById } from './organ.ts';

type DispatchLetter = z.infer<typeof dispatchLetterSchema> & { id: string };

/** Numbers an approved letter, makes its file and the receipt, and sends it to the addressee: all of it or nothing. */
export async function dispatchLetter(house: House, caller: Caller, input: DispatchLetter) {
  return act(house, caller, 'letter:dispatch', async (act) => {
    const opened = await letterForAct(act, 'dispatch', input);
    const { letter, template } = opened;
    stepLetter('dispatch', letter.state, opened.facts);
    const object = { type: 'letter', id: letter.id } as const;
    const { number, year, n } = await issueNumber(act, {
      organ: letter.organ,
      kind: letter.kind,
      word: template.word ?? '',
      object,
    });
    const paper = letterPaper(house.library, letter, { number, day: act.now });
    const file = await keep(act, letter.id, `${template.title.zh}${number}.docx`, paper);
    const receipt = await keep(
      act,
      letter.id,
      `送达回证${number}.docx`,
      receiptPaper(house, opened, number, act.now, input),
    );
    const saved = await stepAndSave(
      act,
      'dispatch',
      opened,
      {
        number,
        number_year: year,
        number_n: n,
        file: JSON.stringify(file),
        receipt: JSON.stringify(receipt),
        dispatched_at: act.now,
        since: act.now,
        due_at: dueAt(act.now, signingLimit),
        reminded: 0,
      },
      { opinion: input.manner, digest: file.sha256 },
    );
    return acted(saved);
  });
}

function receiptPaper(
  house: House,
  { letter, template }: Opened,
  number: string,
  day: string,
  input: DispatchLetter,
): Paper {
  const organ = organById(house.library, letter.organ);
  return composePaper(letterOf(house.library, 'receipt'), {
    head: { organ: organ.mark, copy_no: null, secrecy: null, urgency: null },
    number: null,
    values: {
      document: template.title.zh,
      document_number: number,
      addressee: letter.unit_name,
      manner: input.manner,
      place: input.place,
      delivered_by: [],
      signed_by: '',
      signed_on: '',
      remark: '',
    },
    day,
    signed_by: organ.signed_by,
    copies: [],
    printed_by: organ.printed_by,
  });
}

/** A file's key is new with every attempt: what a failed act left behind is never taken for this one's. */
async function keep(act: Act, letter: string, name: string, paper: Paper): Promise<LetterFile> {
  const content = await renderDocx(paper, act.now);
  const stored = await act.house.files.put(`letters/${letter}/${randomUUID()}.docx`, content);
  return { key: stored.key, name, sha256: stored.sha256, bytes: stored.bytes };
}
