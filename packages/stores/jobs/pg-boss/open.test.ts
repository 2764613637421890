import { after, before } from 'node:test';
import { startTestRecords } from '../../records/records-fixture.ts';
import { jobsConformance } from '../conformance.ts';
import { openJobs } from './open.ts';

let records: Awaited<ReturnType<typeof startTestRecords>>;
before(async () => {
  records = await startTestRecords();
});
after(() => records.stop());

jobsConformance('pg-boss', async () => {
  const store = await records.fresh();
  const open = () => openJobs(store, { pollSeconds: 0.5 });
  return { jobs: await open(), db: store.db, again: open };
});
