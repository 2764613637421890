/**
 * Gives every style element that a library makes the nonce of this reply. Ant Design takes the nonce for its own styles, but
 * its scroll lock and scrollbar measure make style elements without one, and the browser would refuse them.
 */
export function stylesCarryNonce(nonce: string | undefined): void {
  if (!nonce) return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made: HTMLElement = create(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  };
}
