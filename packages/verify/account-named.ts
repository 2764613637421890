import type { Role } from '@plumb/guard/access/role';
import type { Db } from '@plumb/stores/records/open-records';

export type Named = { account_id: string; name: string; unit: string };

export async function accountNamed(_db: Db, id: string, _roles: readonly Role[]): Promise<Named> {
  return { account_id: id, name: id, unit: '' };
}

export async function namesOf(_db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map(ids.map((id) => [id, id]));
}
