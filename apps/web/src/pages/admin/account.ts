import type { Localised } from '../../texts/language.tsx';

export type Account = {
  id: string;
  login: string;
  name: string;
  unit: string;
  roles: readonly string[];
  /** null: all units of its regions. */
  units: readonly string[] | null;
  regions: readonly string[];
  state: 'active' | 'disabled';
  password_at: string;
  must_change_password: boolean;
  second_factor: boolean;
  created_at: string;
  granted_at: string | null;
  revision: number;
  sessions: number;
  locked_until: string | null;
};

export type RoleItem = { role: string; title: Localised };
