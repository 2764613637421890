/** What the object of a path is: the policies are asked about one of these. */
const nouns: readonly [prefix: string, noun: string][] = [
  ['/api/hits/{id}', 'hit'],
  ['/api/tasks/{id}', 'task'],
  ['/api/candidates/{id}', 'candidate'],
  ['/api/clues/{id}', 'clue'],
  ['/api/letters/{id}', 'letter'],
  ['/api/rectifications/{id}', 'rectification'],
  ['/api/approvals/{id}', 'approval'],
  ['/api/accounts/{id}', 'account'],
  ['/api/account-requests/{id}', 'account-request'],
  ['/api/runs/{id}', 'run'],
  ['/api/suppressions/{id}', 'suppression'],
  ['/api/models/{id}', 'model'],
  ['/api/datasets/{id}', 'dataset'],
  // Of these no object is made here: an id that does not exist is asked for.
  ['/api/deliveries/{id}', 'delivery'],
  ['/api/disclosures/{id}', 'disclosure'],
  ['/api/exports/{id}', 'export'],
  ['/api/ledger/{seq}', 'ledger'],
  ['/api/parameter-proposals/{id}', 'parameter-proposal'],
  ['/api/saved-views/{id}', 'saved-view'],
  ['/api/sessions/{id}', 'session'],
];

/** Undefined: no object, or one that nobody told this test about. */
export function nounOfPath(path: string): string | undefined {
  return nouns.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1];
}

/** Their ids are names in the library that everybody may read: an unknown one is bad input, not a foreign matter. */
export const published = new Set(['model', 'dataset']);

/** Nouns that lie in a unit: of these a caller of another unit sees nothing. */
export const placed = new Set([
  'hit',
  'task',
  'candidate',
  'clue',
  'letter',
  'rectification',
  'approval',
  'suppression',
]);

/** Routes whose body or path names a second object, which does not exist here: allowed, they may answer that it was not found. */
export const nested = new Set([
  'POST /api/clues',
  'POST /api/letters',
  'POST /api/recusal/links',
  'POST /api/hits/{id}/decide',
  'POST /api/clues/{id}/decide',
  'POST /api/candidates/{id}/decide',
  'POST /api/clues/{id}/documents/{document}/sign',
  'GET /api/tasks/{id}/files/{file}',
  'GET /api/rectifications/{id}/files/{file}',
]);

/** Routes that ask the policies about something else than their own object, and why. */
export const differs: Readonly<Record<string, string>> = {
  'POST /api/candidates': 'each hit of the candidate is asked about',
  'POST /api/tasks/{id}/return': 'the hit is asked about, which more people see than its task',
  'POST /api/hits/triage': 'each hit is asked about',
  'POST /api/suppressions': 'the hit that it begins from is asked about',
  'POST /api/disclosures': 'the object of the disclosure is asked about',
  'POST /api/disclosures/request': 'the approval that is asked for is asked about',
  'POST /api/exports': 'the export that is made is asked about',
  'POST /api/accounts': 'the account that is made is asked about',
  'POST /api/session/sign-out': "the caller's own session is asked about",
  'POST /api/deliveries/local': 'paths of this machine are for its own command line alone',
  'POST /api/clues/{id}/act': 'each act of the clue has an action of its own',
};

const edge = 'edge';
const pdf = '%PDF-1.7\n%%EOF';
const upload = {
  headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  body: [
    part('name="id"', '00000000-0000-4000-8000-000000000000'),
    part('name="kind"', 'proof'),
    part('name="file"; filename="a.pdf"', pdf, 'application/pdf'),
    `--${edge}--\r\n`,
  ].join(''),
};

const delivery = {
  ...upload,
  body: [
    part('name="source"', '机关事务管理局'),
    part('name="file"; filename="fuel_txn.csv"', 'txn_id\n1\n', 'text/csv'),
    `--${edge}--\r\n`,
  ].join(''),
};

function part(name: string, content: string, type?: string): string {
  return `--${edge}\r\ncontent-disposition: form-data; ${name}\r\n${type ? `content-type: ${type}\r\n` : ''}\r\n${content}\r\n`;
}

/** What cannot be made up from a schema. */
export const special: Readonly<Record<string, { body?: unknown; query?: string; headers?: Record<string, string> }>> = {
  'POST /api/hits/{id}/exempt': {
    body: {
      revision: 1,
      reason: '有审批手续',
      kind: 'exemption',
      doc_ref: '机管1号',
      valid_from: '2026-03-02',
      valid_to: '2026-03-03',
    },
  },
  'GET /api/letters/register': { query: '?year=2026' },
  'POST /api/models/{id}/parameters': { body: { params: { tol: 0.06 }, reason: '油箱标称偏差' } },
  'PUT /api/models/{id}/schedule': {
    body: { cron: '0 3 * * *', look_back_days: 3, enabled: true, reason: '每日运行' },
  },
  'POST /api/deliveries': { ...delivery, query: '?source=test' },
  'POST /api/tasks/{id}/files': upload,
  'POST /api/rectifications/{id}/files': upload,
};
