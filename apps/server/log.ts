/** Structured logs without personal data: a request is its method, its route's pattern, status and time; never its address, query, body or cookies. */
export function logSettings(level: 'info' | 'warn' | 'silent') {
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: {
      req: () => ({}),
      res: () => ({}),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        message: error.code ?? '',
        stack: frames(error),
      }),
    },
  };
}

/** A message may quote a value of the data; the frames cannot. */
function frames(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .map((line) => line.trim())
    .join('\n');
}
