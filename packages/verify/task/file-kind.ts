import { PlumbError } from '@plumb/ground/problem';
import { fileTypeFromBuffer } from 'file-type';

export const maxBytes = 20 * 1024 * 1024;

/** What may be attached: by what the bytes are, with the endings that it may go by. */
const accepted: Record<string, { kind: 'photo' | 'document'; endings: readonly string[] }> = {
  'image/jpeg': { kind: 'photo', endings: ['jpg', 'jpeg'] },
  'image/png': { kind: 'photo', endings: ['png'] },
  'image/webp': { kind: 'photo', endings: ['webp'] },
  'image/heic': { kind: 'photo', endings: ['heic', 'heif'] },
  'application/pdf': { kind: 'document', endings: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { kind: 'document', endings: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { kind: 'document', endings: ['xlsx'] },
};

export type FileKind = { mime: string; ending: string; kind: 'photo' | 'document' };

/** What a file really is, by its bytes. Refuses what is too large, of no accepted kind, or goes by a name that says otherwise. */
export async function fileKindOf(name: string, bytes: Uint8Array): Promise<FileKind> {
  if (bytes.length > maxBytes) throw tooLarge();
  if (bytes.length === 0) throw refusedFile('file-empty', '文件是空的', 'the file is empty');
  const found = await fileTypeFromBuffer(bytes);
  const kind = found && accepted[found.mime];
  if (!found || !kind)
    throw refusedFile(
      'file-kind',
      `不接受此类文件(${found?.mime ?? '无法识别'}),只收照片(jpg、png、webp、heic)和文档(pdf、docx、xlsx)`,
      `files of this kind are not accepted (${found?.mime ?? 'not recognised'}): photos (jpg, png, webp, heic) and documents (pdf, docx, xlsx) only`,
    );
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!kind.endings.includes(ending))
    throw refusedFile(
      'file-disguised',
      `文件名是 .${ending},内容却是 ${found.mime},不予接收`,
      `the name says .${ending}, the content is ${found.mime}: not accepted`,
    );
  return { mime: found.mime, ending: kind.endings[0] ?? ending, kind: kind.kind };
}

export function tooLarge(): PlumbError {
  return new PlumbError({
    code: 'too-large',
    where: 'file',
    texts: { zh: '文件超过 20 MB,请压缩后再传', en: 'the file is larger than 20 MB' },
  });
}

function refusedFile(code: string, zh: string, en: string): PlumbError {
  return new PlumbError({ code, where: 'file', texts: { zh, en } });
}
