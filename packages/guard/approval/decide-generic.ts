import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { type DecideApproval, decideApproval, withdrawApproval } from './decide-approval.ts';
import { approvalKinds, isApprovalKind } from './kind.ts';
import type { ApprovalRow } from './pending-approval.ts';

/** Decides on a request that nothing else follows from (disclosure, export). Others are decided where their object is: what follows happens in the same act. Throws `decide-at-object`. */
export async function decideGeneric(house: House, caller: Caller, input: DecideApproval): Promise<ApprovalRow> {
  return act(house, caller, 'approval:decide', async (on) => {
    const decided = await decideApproval(on, input);
    if (!isApprovalKind(decided.kind) || !approvalKinds[decided.kind].generic) throw atObject(decided);
    return decided;
  });
}

/** Takes one's own request back. */
export async function withdrawOwn(house: House, caller: Caller, id: string): Promise<ApprovalRow> {
  return act(house, caller, 'approval:withdraw', async (on) => {
    const withdrawn = await withdrawApproval(on, id);
    if (!isApprovalKind(withdrawn.kind) || !approvalKinds[withdrawn.kind].generic) throw atObject(withdrawn);
    return withdrawn;
  });
}

function atObject({ object_type, object_id }: ApprovalRow): PlumbError {
  return new PlumbError({
    code: 'decide-at-object',
    texts: {
      zh: '该申请须在所涉事项的页面上处理,结果与事项一并生效',
      en: 'this request is dealt with on the page of its object, where what follows happens too',
    },
    where: `${object_type} ${object_id}`,
    exit: 1,
  });
}
