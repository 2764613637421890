import { App } from 'antd';
import { useMemo } from 'react';
import { asFailure } from '../api/failure.ts';
import { type Localised, useSay } from '../texts/language.tsx';

export type Tell = { done(text: Localised): void; failed(error: unknown): void };

/** Says in a line what happened: `tell.done({ zh, en })`, `tell.failed(error)`. */
export function useTell(): Tell {
  const { message } = App.useApp();
  const say = useSay();
  return useMemo(
    () => ({
      done: (text) => void message.success(say(text)),
      failed: (error) => void message.error(say(asFailure(error).texts), 6),
    }),
    [message, say],
  );
}
