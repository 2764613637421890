import type { LetterStage } from '@plumb/stores/records/tables/letter';
import { dueAt, type Limit } from '@plumb/verify/deadline/deadline';
import type { Template } from '../paper/template.ts';

/** The domain names no limit for signing; what lies unsigned for three workdays is asked after. */
export const signingLimit: Limit = { workdays: 3 };

/** The answers that a letter asks for, each due from the day that it was signed for. */
export function stagesFrom(template: Template, signed: string): LetterStage[] {
  return template.deadlines.map(({ id, days, count }) => ({
    id,
    due_at: dueAt(signed, count === 'work' ? { workdays: days } : { days }),
    done_at: null,
    on_time: null,
  }));
}

/** The next answer owed. */
export function nextStage(stages: readonly LetterStage[]): LetterStage | undefined {
  return stages.find(({ done_at }) => done_at === null);
}

/** The stages after an answer to the next of them. */
export function answered(stages: readonly LetterStage[], at: string): LetterStage[] {
  const next = nextStage(stages);
  return stages.map((stage) => (stage === next ? { ...stage, done_at: at, on_time: at <= stage.due_at } : stage));
}

/** The last answer does not do: it is owed again, within its own limit or five workdays, whichever is later. */
export function reopened(stages: readonly LetterStage[], at: string): LetterStage[] {
  const last = stages.findLast(({ done_at }) => done_at !== null);
  const again = dueAt(at, { workdays: 5 });
  return stages.map((stage) =>
    stage === last
      ? { ...stage, done_at: null, on_time: null, due_at: [stage.due_at, again].sort()[1] ?? again }
      : stage,
  );
}
