import type { EngineName } from './engines/engine.ts';
import { engines } from './engines/engines.ts';
import { Printer, type Values } from './print/printer.ts';
import type { Query } from './tree.ts';

/** The text of a tree for the engine, with the values of its parameters in place. Throws where a parameter has no value. */
export function printTree(tree: Query, engine: EngineName, values: Values): string {
  return new Printer(engines[engine], values).query(tree);
}
