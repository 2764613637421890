type Operation = {
  summary?: string;
  tags?: string[];
  'x-action'?: string;
  responses?: Record<string, { content?: unknown; description?: string }>;
};

/** What the description of an API leaves out, a line each. */
export function describeApi(paths: Record<string, Record<string, Operation>>): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const good = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'));
      const lacks = [
        !operation.summary && 'summary',
        !operation.tags?.length && 'tags',
        !operation['x-action'] && 'action',
        good.length === 0 && 'answer',
        !operation.responses?.['500'] && 'failures',
      ].filter((one) => one !== false);
      return lacks.map((one) => `${method.toUpperCase()} ${path}: ${one}`);
    }),
  );
}
