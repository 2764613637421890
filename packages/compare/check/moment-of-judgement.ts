import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import { eventSpan, momentAfter } from './event-span.ts';

/** The moment of judgement of a data set by itself; who needs its years too asks for the span. */
export async function momentOfJudgement(
  warehouse: Warehouse,
  contracts: Contracts,
  delivered: string[],
): Promise<string> {
  return momentAfter(await eventSpan(warehouse, contracts, delivered));
}
