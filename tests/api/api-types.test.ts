import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { schemaFile, typesOf } from '../../apps/web/generate-api.ts';
import { apiDocument } from './document.ts';

test("the web application's types are those of the API (node tests/api/write-api-types.ts writes them)", async () => {
  assert.equal(readFileSync(schemaFile, 'utf8'), await typesOf(await apiDocument()));
});

test('a route becomes what it takes and replies', async () => {
  const text = await typesOf({
    paths: {
      '/api/hits/{id}': {
        post: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'disclosure', in: 'query', schema: { type: 'string' } },
          ],
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { pattern: { type: 'number', minimum: 1 } },
                  required: ['pattern'],
                  additionalProperties: false,
                },
              },
            },
          },
          responses: {
            200: { content: { 'application/json': { schema: { type: 'array', items: { enum: ['a', 'b'] } } } } },
            404: {},
          },
        },
      },
    },
  });
  const tight = text.replace(/\s+/g, ' ');
  assert.match(
    tight,
    /"POST \/api\/hits\/\{id\}": \{ params: \{ id: string; \}; query: \{ disclosure\?: string; \}; body: \{ pattern: number; \}; reply: \("a" \| "b"\)\[\]; \};/,
  );
});
