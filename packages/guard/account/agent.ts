const browsers = [
  ['Edg', 'Edge'],
  ['360', '360'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'HarmonyOS', 'Linux'] as const;

/** 'Chrome, Windows': enough to know one's own session, nothing that follows a device. */
export function agentOf(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(mark))?.[1];
  const system = systems.find((mark) => userAgent.includes(mark));
  return [browser, system].filter(Boolean).join(', ') || '—';
}
