import type { Act } from '@plumb/guard/act';

export type Disclosure = { id: string; until: string };

export async function openDisclosure(
  _act: Act,
  _object: { type: string; id: string },
  _id: string,
): Promise<Disclosure | null> {
  return null;
}
