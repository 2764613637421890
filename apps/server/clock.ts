const beijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The present as a naive Beijing time, 'YYYY-MM-DD HH:MM:SS', whatever the zone of the machine. */
export function beijingNow(at: Date = new Date()): string {
  return beijing.format(at);
}
