import type { ReactNode } from 'react';
import type { Read } from '../api/reading.ts';
import { ErrorState } from './error-state.tsx';
import { LoadingState } from './loading-state.tsx';

type ReadingProps<T> = {
  of: Read<T>;
  /** Shown instead where this says that there is nothing. */
  empty?: { when: (value: T) => boolean; show: ReactNode };
  rows?: number;
  children: (value: T) => ReactNode;
};

/** What was read, or that it is loading, failed or empty. */
export function Reading<T>({ of, empty, rows, children }: ReadingProps<T>) {
  if (of.data !== undefined && !of.isError) return empty?.when(of.data) ? empty.show : children(of.data);
  if (of.isError) return <ErrorState failure={of.error} onRetry={() => void of.refetch()} />;
  return <LoadingState {...(rows !== undefined && { rows })} />;
}
