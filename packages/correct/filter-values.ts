import { z } from 'zod';

/** Several values of one filter: repeated, or joined by commas. */
export const several = <T extends z.ZodType>(of: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(of).max(60));

export const yes = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());
