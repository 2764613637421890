export type OutputFacts = {
  people: number;
  seed: number;
  from: string;
  to: string;
  format: string;
  encoding: string;
  rows: Record<string, number>;
  truth: number;
};

/** The README beside a city's files. */
export function outputReadme({ people, seed, from, to, format, encoding, rows, truth }: OutputFacts): string {
  const table = Object.entries(rows)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([dataset, n]) => `| ${dataset} | ${n} |`)
    .join('\n');
  return `# 滨海示范市 (synthetic)

A made-up city: no person, unit, car or place in it exists. ${people} people, seed ${seed}, ${from} to ${to}, ${format}${format === 'csv' ? ` in ${encoding}` : ''}.
The same options make the same bytes.

- \`truth.jsonl\`: ${truth} lines, one a planted violation: \`model\`, \`subject\`, \`fact\`, \`from\`, \`to\`, \`kind\`, \`note\`.
  \`planted\` must be found; \`also\` is another model that rightly fires for the same act. Whatever else is found is false.
- \`dirt.jsonl\`: where the data are dirty on purpose: \`dataset\`, \`kind\`, \`key\`.

| dataset | rows |
|---|---|
${table}
`;
}
