import type { Localised } from '../../texts/language.tsx';
import { objectName } from '../../texts/object-name.ts';

export type ApprovalState = 'requested' | 'approved' | 'refused' | 'withdrawn' | 'expired';

export type Approval = {
  id: string;
  no: string | null;
  kind: string;
  kind_title: Localised;
  object: { type: string; id: string };
  unit: string | null;
  details: Record<string, unknown>;
  purpose: string;
  reason: string;
  requested_by: { id: string; name: string };
  requested_at: string;
  state: ApprovalState;
  state_title: Localised;
  expires_at: string | null;
  decided_by: { id: string; name: string } | null;
  decided_at: string | null;
  note: string | null;
  revision: number;
  /** False: it is decided on the page of its object. */
  decided_here: boolean;
  may: { decide: boolean; withdraw: boolean };
};

const paths: Readonly<Record<string, string>> = {
  hit: '/hits',
  task: '/tasks',
  candidate: '/candidates',
  clue: '/clues',
  letter: '/letters',
  rectification: '/rectifications',
  model: '/models',
};

/** Page of what a request is about; undefined: it has none of its own. */
export function objectPath({ object }: Approval): string | undefined {
  const path = paths[object.type];
  return path && `${path}/${object.id}`;
}

export const objectTitle = ({ object }: Approval): Localised => objectName(object.type);
