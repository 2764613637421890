import { useMemo } from 'react';
import { useRead } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';

export type Colleague = { id: string; name: string; unit: string; roles: readonly string[] };
export type Unit = { code: string; name: string };
export type Names = {
  unit(code: string | null): string;
  person(account: string | null): string;
  units: readonly Unit[];
  colleagues: readonly Colleague[];
};

const dash = '—';

/** Names of units and colleagues for the codes and ids that records hold; the code itself where no name is known. */
export function useNames(): Names {
  const may = useMay();
  const colleagues = useRead<{ items: Colleague[] }>('/api/colleagues', { enabled: may('account:names') }).data?.items;
  const units = useRead<{ items: Unit[] }>('/api/units').data?.items;
  return useMemo(() => {
    const byCode = new Map(units?.map(({ code, name }) => [code, name]));
    const byId = new Map(colleagues?.map(({ id, name }) => [id, name]));
    return {
      unit: (code) => (code === null ? dash : (byCode.get(code) ?? code)),
      person: (account) => (account === null ? dash : (byId.get(account) ?? account)),
      units: units ?? [],
      colleagues: colleagues ?? [],
    };
  }, [units, colleagues]);
}
