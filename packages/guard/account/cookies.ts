/** The Cookie header that a browser would send after these Set-Cookie headers. */
export function cookiesOf(setCookies: readonly string[]): string {
  return setCookies
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}
