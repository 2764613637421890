/** One file on its way to the server. `id` is made on the phone: the same file sent again is the same attachment. */
export type Upload = {
  id: string;
  question: string | null;
  kind: 'photo' | 'document';
  name: string;
  bytes: number;
  state: 'waiting' | 'sending' | 'failed' | 'refused' | 'done';
  /** 0–1. */
  sent: number;
  tries: number;
  /** What the server or the network said last. */
  why: { zh: string; en: string } | null;
};

export type UploadMove =
  | { do: 'add'; upload: Pick<Upload, 'id' | 'question' | 'kind' | 'name' | 'bytes'> }
  | { do: 'start'; id: string }
  | { do: 'progress'; id: string; sent: number }
  | { do: 'done'; id: string }
  /** `again`: the network's fault, worth another try; otherwise the server does not want this file. */
  | { do: 'fail'; id: string; again: boolean; why: { zh: string; en: string } }
  | { do: 'retry'; id: string }
  | { do: 'remove'; id: string };

export const largest = 20 * 1024 * 1024;
const kinds = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif', 'application/pdf'];
const endings = /\.(jpe?g|png|webp|heic|heif|pdf|docx|xlsx)$/i;
const triesByItself = 3;

/** What is wrong with a file before it is sent; undefined: nothing that the phone can see. */
export function refusalOf(file: { name: string; size: number; type: string }): { zh: string; en: string } | undefined {
  if (file.size === 0) return { zh: '文件是空的', en: 'the file is empty' };
  if (file.size > largest)
    return {
      zh: `文件 ${(file.size / 1048576).toFixed(1)} MB,超过 20 MB`,
      en: `the file has ${(file.size / 1048576).toFixed(1)} MB, more than 20`,
    };
  if (!endings.test(file.name) && !kinds.includes(file.type))
    return {
      zh: '只收照片(jpg、png、webp、heic)和 pdf、docx、xlsx',
      en: 'only photos (jpg, png, webp, heic) and pdf, docx, xlsx are taken',
    };
  return undefined;
}

export function kindOf(file: { name: string; type: string }): Upload['kind'] {
  return file.type.startsWith('image/') || /\.(jpe?g|png|webp|heic|heif)$/i.test(file.name) ? 'photo' : 'document';
}

export function moveUploads(uploads: readonly Upload[], move: UploadMove): Upload[] {
  if (move.do === 'add') return [...uploads, { ...move.upload, state: 'waiting', sent: 0, tries: 0, why: null }];
  if (move.do === 'remove') return uploads.filter(({ id }) => id !== move.id);
  return uploads.map((upload) => (upload.id === move.id ? moved(upload, move) : upload));
}

function moved(upload: Upload, move: Exclude<UploadMove, { do: 'add' | 'remove' }>): Upload {
  switch (move.do) {
    case 'start':
      return { ...upload, state: 'sending', sent: 0, tries: upload.tries + 1, why: null };
    case 'progress':
      return upload.state === 'sending' ? { ...upload, sent: Math.max(upload.sent, Math.min(1, move.sent)) } : upload;
    case 'done':
      return { ...upload, state: 'done', sent: 1, why: null };
    case 'fail':
      if (!move.again) return { ...upload, state: 'refused', why: move.why };
      return { ...upload, state: upload.tries < triesByItself ? 'waiting' : 'failed', why: move.why };
    case 'retry':
      return { ...upload, state: 'waiting', tries: 0, why: null };
  }
}

/** The next to send: one at a time, so that a weak network carries at least one. */
export function nextUpload(uploads: readonly Upload[]): Upload | undefined {
  return uploads.some(({ state }) => state === 'sending')
    ? undefined
    : uploads.find(({ state }) => state === 'waiting');
}

/** Milliseconds before a try: at once, then after 2 and 6 seconds. */
export function waitBefore(tries: number): number {
  return [0, 2_000, 6_000][Math.min(tries, 2)] ?? 0;
}
