import { clickhouse } from './clickhouse.ts';
import { duckdb } from './duckdb.ts';
import type { Engine, EngineName } from './engine.ts';

export const engines: Readonly<Record<EngineName, Engine>> = { duckdb, clickhouse };
