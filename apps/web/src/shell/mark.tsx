/** The plumb line: a cord, a bob, hanging true. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M9 7h14" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
      <path d="M16 7v9" stroke="var(--on-accent)" strokeWidth="1.6" />
      <path d="M16 16l4.2 3.6L16 27l-4.2-7.4z" fill="var(--on-accent)" />
    </svg>
  );
}
