/**
 * From when on a scheduled run looks at facts: `days` before the moment of judgement, or before the first of the runs that failed
 * since the last good one, whichever is earlier. Naive times.
 */
export function lookBackFrom(asOf: string, days: number, failedSince: string | null): string {
  const from = failedSince !== null && failedSince < asOf ? failedSince : asOf;
  const day = Date.parse(`${from.slice(0, 10)}T00:00:00Z`) - days * 86_400_000;
  return `${new Date(day).toISOString().slice(0, 10)} 00:00:00`;
}
