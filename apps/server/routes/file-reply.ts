import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** What a route answers that sends a file. */
export const bytes = { content: { 'application/octet-stream': { schema: z.string() } } } as const;

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Sends a file to be saved, never kept by anyone between. */
export function sendFile(
  reply: { type(type: string): FastifyReply },
  file: { name: string; mime?: string; content: Uint8Array },
): never {
  return reply
    .type(file.mime ?? docx)
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .serializer((sent: unknown) => sent as string)
    .send(Buffer.from(file.content)) as never;
}
