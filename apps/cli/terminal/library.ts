import { resolve } from 'node:path';

/** Folders that come with the product. */
export const root = resolve(import.meta.dirname, '../../..');
export const library = resolve(root, 'library');
