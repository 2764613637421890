import { type Contracts, readContracts } from './read-contracts.ts';

const read = new Map<string, Contracts>();

/** The contracts of a library, read once while the platform runs. */
export function knownContracts(library: string): Contracts {
  const contracts = read.get(library) ?? readContracts(library);
  read.set(library, contracts);
  return contracts;
}
