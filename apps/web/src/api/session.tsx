import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Notice } from '../pages/account/notices.tsx';
import type { Localised } from '../texts/language.tsx';
import { onSignedOut } from './call.ts';
import type { ApiFailure } from './failure.ts';
import { useRead } from './reading.ts';

/** Who is signed in, and what the policies let them do somewhere. */
export type Session = {
  account: { id: string; login: string; name: string; roles: readonly string[]; unit: string; unit_name: string };
  role_names: readonly Localised[];
  /** Actions ('hit:dispatch') that the policies allow to this caller for at least some object. */
  actions: readonly string[];
  assurance: 'password' | 'second_factor';
  second_factor: boolean;
  must_change_password: boolean;
  must_enrol_second_factor: boolean;
  /** What others did to this account, not read yet. */
  notices: readonly Notice[];
};

type SignedIn = {
  session: Session | undefined;
  loading: boolean;
  failure: ApiFailure | undefined;
  may(action: string): boolean;
};

const sessionKey = ['/api/session', {}, {}];
const Context = createContext<SignedIn>({ session: undefined, loading: true, failure: undefined, may: () => false });

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const read = useRead<Session>('/api/session');
  useEffect(
    () =>
      onSignedOut(() => {
        if (client.getQueryData(sessionKey) === undefined) return;
        client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
        void client.resetQueries({ queryKey: sessionKey });
      }),
    [client],
  );
  const failure = read.error && read.error.status !== 401 ? read.error : undefined;
  const session = read.error ? undefined : read.data;
  const value = useMemo<SignedIn>(
    () => ({
      session,
      loading: read.isPending,
      failure,
      may: (action) => session?.actions.includes(action) ?? false,
    }),
    [session, read.isPending, failure],
  );
  return <Context value={value}>{children}</Context>;
}

export function useSession(): SignedIn {
  return useContext(Context);
}

/** True where the policies let the caller do the action somewhere; the server decides again for the one object. */
export function useMay(): (action: string) => boolean {
  return useContext(Context).may;
}
