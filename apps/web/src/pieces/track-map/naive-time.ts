/** Naive Beijing times 'YYYY-MM-DD HH:MM:SS' as epoch ms computed as if they were UTC, and back. */
export function momentOf(text: string): number {
  const [date = '', time = '00:00:00'] = text.trim().split(/[ T]/);
  return Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time.slice(0, 8)}Z`);
}

export function textOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}
