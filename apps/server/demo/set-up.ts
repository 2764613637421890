import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import type { Localised } from '@plumb/ground/localised';
import type { House } from '@plumb/guard/house';
import { type CitySize, loadCity } from './load-city.ts';
import { step } from './steps.ts';

export type ShownAccount = { login: string; password: string; role: Localised; unit: string | null };

export type SetUp = {
  house: House;
  warehouse: OwnedWarehouse;
  city: CitySize | 'none';
  /** Folder that the city's files pass through. */
  scratch: string;
  tell(text: Localised): void;
};

/** The first start: demo city, first run, accounts. Each step is done once, and an interrupted one again from its beginning. */
export async function setUp({ house, city, scratch, tell }: SetUp): Promise<ShownAccount[]> {
  if (city !== 'none') await step(house, 'city', () => loadCity(house, city, scratch, tell));
  return [];
}
