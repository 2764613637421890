import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import { asFailure, failureOf, noAnswer } from '../../api/failure.ts';
import { kindOf, moveUploads, nextUpload, refusalOf, type Upload, waitBefore } from './uploads.ts';

export type Uploads = {
  all: readonly Upload[];
  add(files: readonly File[], question: string | null): void;
  retry(id: string): void;
  remove(id: string): void;
};

/** Sends files one after another with progress; what the network loses is sent again under the same id. */
export function useUploads(task: string): Uploads {
  const client = useQueryClient();
  const [all, move] = useReducer(moveUploads, []);
  const files = useRef(new Map<string, File>());
  const next = nextUpload(all);
  useEffect(() => {
    const file = next && files.current.get(next.id);
    if (!next || !file) return;
    const timer = setTimeout(async () => {
      move({ do: 'start', id: next.id });
      try {
        await send(task, next, file, (sent) => move({ do: 'progress', id: next.id, sent }));
        move({ do: 'done', id: next.id });
        await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/tasks') });
        files.current.delete(next.id);
        move({ do: 'remove', id: next.id });
      } catch (error) {
        const failure = asFailure(error);
        const again = failure.status === 0 || failure.status === 429 || failure.status >= 500;
        move({ do: 'fail', id: next.id, again, why: failure.texts });
      }
    }, waitBefore(next.tries));
    return () => clearTimeout(timer);
  }, [next, task, client]);
  return {
    all,
    add: (chosen, question) => {
      for (const file of chosen) {
        const id = crypto.randomUUID();
        files.current.set(id, file);
        move({ do: 'add', upload: { id, question, kind: kindOf(file), name: file.name, bytes: file.size } });
        const why = refusalOf(file);
        if (why) move({ do: 'fail', id, again: false, why });
      }
    },
    retry: (id) => move({ do: 'retry', id }),
    remove: (id) => {
      files.current.delete(id);
      move({ do: 'remove', id });
    },
  };
}

/** XMLHttpRequest, because fetch does not tell how much of a body has left. */
function send(task: string, upload: Upload, file: File, onProgress: (sent: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('id', upload.id);
    if (upload.question !== null) form.append('question', upload.question);
    form.append('kind', upload.kind);
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', `/api/tasks/${encodeURIComponent(task)}/files`);
    request.setRequestHeader('idempotency-key', upload.id);
    request.setRequestHeader('accept', 'application/json');
    request.timeout = 180_000;
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = request.ontimeout = () => reject(noAnswer());
    request.onload = async () => {
      if (request.status >= 200 && request.status < 300) return resolve();
      reject(await failureOf(new Response(request.responseText, { status: request.status })));
    };
    request.send(form);
  });
}
