import type { JSONColumnType } from 'kysely';

export type InstallationTable = {
  step: string;
  at: string;
  detail: JSONColumnType<Record<string, unknown>>;
};
