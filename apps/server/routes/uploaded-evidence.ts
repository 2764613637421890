import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import { PlumbError } from '@plumb/ground/problem';
import { maxBytes, tooLarge } from '@plumb/verify/task/file-kind';
import { z } from 'zod';

type Multipart = { parts(options: object): AsyncIterable<MultipartFile | MultipartValue> };

const fieldsSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['proof', 'recovery_voucher', 'rule']).default('proof'),
  note: z.string().trim().max(500).default(''),
});

/** The one file of a form and what is said about it. */
export async function uploadedEvidence(
  request: unknown,
): Promise<z.infer<typeof fieldsSchema> & { name: string; bytes: Uint8Array }> {
  const fields: Record<string, unknown> = {};
  let file: { name: string; bytes: Uint8Array } | undefined;
  for await (const part of (request as Multipart).parts({ limits: { fileSize: maxBytes + 1, files: 1 } })) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else {
      const bytes = await part.toBuffer();
      if (part.file.truncated) throw tooLarge();
      file = { name: part.filename, bytes };
    }
  }
  const parsed = fieldsSchema.safeParse(fields);
  if (parsed.success && file) return { ...parsed.data, ...file };
  throw new PlumbError({
    code: 'bad-input',
    where: file ? 'id' : 'file',
    texts: { zh: '须以表单上传:id(UUID)、kind 与 file', en: 'send a form with id (a UUID), kind and file' },
  });
}
