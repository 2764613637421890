import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, type Input, type Params, type Query, type Route } from './call.ts';
import type { ApiFailure } from './failure.ts';

export type ReadOptions<T> = {
  params?: Params;
  query?: Query;
  enabled?: boolean;
  keepPrevious?: boolean;
  /** True while something on it is still in the making: it is read again every two seconds. */
  unfinished?: (read: T) => boolean;
};
export type Read<T> = UseQueryResult<T, ApiFailure>;

/** Reads a path: `useRead<Hit>('/api/hits/{id}', { params: { id } })`. */
export function useRead<T>(path: string, options: ReadOptions<T> = {}): Read<T> {
  const { params, query, enabled = true, keepPrevious = false, unfinished } = options;
  return useQuery<T, ApiFailure>({
    queryKey: [path, params ?? {}, query ?? {}],
    queryFn: ({ signal }) =>
      call<T>(`GET ${path}` as Route, { signal, ...(params && { params }), ...(query && { query }) }),
    enabled,
    ...(unfinished && {
      refetchInterval: ({ state }) => (state.data !== undefined && unfinished(state.data) ? 2000 : false),
    }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}

export type Write<T> = UseMutationResult<T, ApiFailure, Omit<Input, 'signal'>>;

/**
 * An act: `const dispatch = useWrite<Hit>('POST /api/hits/{id}/dispatch', ['/api/hits'])`, then
 * `dispatch.mutate({ params, body })`. Afterwards everything read from a path that begins with one of `touches` is read anew.
 */
export function useWrite<T = unknown>(route: Route, touches: readonly string[] = []): Write<T> {
  const client = useQueryClient();
  return useMutation<T, ApiFailure, Omit<Input, 'signal'>>({
    mutationFn: (input) => call<T>(route, input),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: (query) => touches.some((path) => String(query.queryKey[0]).startsWith(path)),
      }),
  });
}
