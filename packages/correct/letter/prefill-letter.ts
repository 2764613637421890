import { knownModel } from '@plumb/compare/kept/known-library';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { loadHit } from '@plumb/verify/hit/load-hit';
import { z } from 'zod';
import { loadRectification } from '../rectification/rectification-record.ts';
import type { LetterContent } from './letter-input.ts';
import { authoriseSubjects } from './letter-subject.ts';

export const prefillSchema = z.object({
  hit: z.uuid().optional(),
  rectification: z.uuid().optional(),
  kind: z.enum(['suggest', 'supervise', 'remind']).optional(),
});

type Kind = 'suggest' | 'supervise' | 'remind';
export type Prefill = { unit: string; unit_name: string; kind: Kind; fields: LetterContent['fields'] };

/** What a new letter may begin with: the masked facts, the model's basis and what it advises to check. The drafter writes the rest. */
export async function prefillLetter(
  house: House,
  caller: Caller,
  asked: z.infer<typeof prefillSchema>,
): Promise<Prefill> {
  return act(house, caller, 'letter:draft', async (act) => {
    act.authorise('letter:draft', theHouse);
    const about = [
      ...(asked.hit ? [{ type: 'hit' as const, id: asked.hit }] : []),
      ...(asked.rectification ? [{ type: 'rectification' as const, id: asked.rectification }] : []),
    ];
    await authoriseSubjects(act, about);
    const matter = asked.rectification
      ? await ofRectification(act, asked.rectification)
      : asked.hit
        ? await ofHit(act, asked.hit)
        : { unit: '', unit_name: '', subject: '', facts: [], model: null };
    const spec = matter.model ? knownModel(house.library, matter.model).spec : undefined;
    const kind = asked.kind ?? spec?.letter ?? 'supervise';
    const basis = (spec?.basis ?? []).map(({ rule, clause }) => `《${rule}》${clause}`);
    return { unit: matter.unit, unit_name: matter.unit_name, kind, fields: fieldsOf(kind, matter, basis) };
  });
}

type Matter = { unit: string; unit_name: string; subject: string; facts: string[]; model: string | null };

function fieldsOf(kind: Kind, { subject, facts }: Matter, basis: string[]): LetterContent['fields'] {
  if (kind === 'suggest') return { subject, source: '大数据监督核实', problems: facts, basis, advice: [], contact: '' };
  const situation = subject === '' ? '' : `经核实,你单位在${subject}方面存在需要重视的情况。`;
  if (kind === 'remind') return { subject, situation, risks: facts, tips: [], contact: '' };
  return { subject, situation, problems: facts, requirements: [], contact: '' };
}

async function ofHit({ db, house }: Act, id: string): Promise<Matter> {
  const hit = await loadHit(db, id);
  if (!hit) throw unseen({ type: 'hit', id });
  const { title } = knownModel(house.library, hit.model).spec;
  return { unit: hit.unit ?? '', unit_name: '', subject: title.zh, facts: [hit.reason_shown.zh], model: hit.model };
}

async function ofRectification({ db }: Act, id: string): Promise<Matter> {
  const { unit, unit_name, title, problem, model } = await loadRectification(db, id);
  return { unit, unit_name, subject: title, facts: [problem], model };
}
