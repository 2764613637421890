import { each, type Rule, when } from '../rule.ts';

const placeholders = (text: string) => [...text.matchAll(/\{([a-z_][a-z0-9_]*)\}/g)].map((match) => match[1] ?? '');

const code = (sql: string) => sql.replaceAll(/--.*$/gm, '');

export const sqlRules: Rule[] = [
  {
    id: 'sql-no-semicolon',
    check: ({ model }) => when(code(model.sql).includes(';'), 'detect.sql holds a semicolon: one SELECT, none needed'),
  },
  {
    id: 'sql-line-length',
    check: ({ model }) =>
      each(model.sql.split('\n'), (line) => (line.length > 160 ? `a line of ${line.length} characters` : undefined)),
  },
  { id: 'sql-no-tabs', check: ({ model }) => when(model.sql.includes('\t'), 'a tab in detect.sql') },
  {
    id: 'sql-gives-evidence',
    check: ({ model }) => when(!/\bev_[a-z]/.test(model.sql), 'no evidence row (ev_<dataset>)'),
  },
  {
    id: 'sql-gives-outputs',
    check: ({ model: { sql, spec } }) => {
      const wanted = [
        spec.subject.key,
        spec.subject.label,
        ...spec.fact,
        spec.occurred_at,
        spec.amount,
        spec.severity_column,
        spec.unit,
        ...(spec.exempt_by ?? []),
        ...placeholders(spec.reason.zh),
      ];
      return each(new Set(wanted.filter((one) => one !== undefined)), (name) =>
        new RegExp(`\\b${name}\\b`).test(sql) ? undefined : `output column ${name} does not occur in detect.sql`,
      );
    },
  },
  {
    id: 'sql-money-rounded',
    check: ({ model }) =>
      when(
        /(?<!yuan\()\bsum\(\s*(?:\w+\.)?(amount|fee_due|fee_paid|debit|credit|total)\s*\)/i.test(model.sql),
        'a sum of money outside yuan(…)',
      ),
  },
];
