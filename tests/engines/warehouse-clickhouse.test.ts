import { warehouseConformance } from '@plumb/stores/warehouse/conformance';
import { openChdb } from './open-chdb.ts';

warehouseConformance('ClickHouse', ({ memory, disk } = {}) =>
  openChdb({ threads: 2, ...(memory && { memoryLimit: memory }), ...(disk && { maxTempSize: disk }) }),
);
