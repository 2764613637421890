import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { openTask } from '@plumb/verify/task/open-task';
import { composePaper } from '../paper/compose.ts';
import { renderDocx } from '../paper/docx/render-docx.ts';
import { officialDate } from '../paper/official-text.ts';
import { letterOf } from './letter-template.ts';
import { issueNumber } from './number-register.ts';
import { organOf } from './organ.ts';

/** A verification task as a paper to take along (核查任务单): masked, numbered the first time that it is printed. */
export async function taskSheet(
  house: House,
  caller: Caller,
  input: { id: string },
): Promise<{ name: string; content: Uint8Array }> {
  const task = await openTask(house, caller, input.id);
  const template = letterOf(house.library, 'task');
  const organ = organOf(house.library, caller.unit);
  const number = await act(house, caller, 'task:open', async (act) => {
    // Two who print at once get one number: the second waits here.
    await act.db.selectFrom('field_task').select('id').where('id', '=', input.id).forUpdate().execute();
    const given = await act.db
      .selectFrom('letter_number')
      .select('number')
      .where('object_id', '=', input.id)
      .where('cancelled_at', 'is', null)
      .executeTakeFirst();
    if (given) return given.number;
    const object = { type: 'task', id: input.id } as const;
    const issued = await issueNumber(act, { organ: organ.id, kind: 'task', word: template.word ?? '', object });
    act.record({ object, after: issued });
    return issued.number;
  });
  const paper = composePaper(template, {
    head: { organ: organ.mark, copy_no: null, secrecy: null, urgency: null },
    number,
    values: {
      addressee: task.unit,
      organ: organ.short,
      subject: task.subject.shown,
      unit: task.hit_unit ?? '',
      model: task.title.zh,
      doubt: task.reason.zh,
      checklist: task.checklist.map(({ text }) => text.zh),
      innocent: task.innocent.map(({ zh }) => zh),
      evidence: [],
      verifiers: task.verifiers.map(({ name }) => name),
      due: task.due_at === null ? '' : officialDate(task.due_at),
    },
    day: task.sent_at,
    signed_by: organ.signed_by,
    copies: [],
    printed_by: organ.printed_by,
  });
  return { name: `${template.title.zh}${number}.docx`, content: await renderDocx(paper, house.now()) };
}
