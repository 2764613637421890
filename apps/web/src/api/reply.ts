import type { Routes } from './schema.ts';

type Known = keyof Routes;

/** `Reply<'GET /api/hits/{id}'>`: what the server answers. */
export type Reply<R extends Known> = Routes[R] extends { reply: infer T } ? T : never;
/** What a route takes as its body. */
export type Body<R extends Known> = Routes[R] extends { body: infer T } ? T : never;
/** One of a list route's items. */
export type Item<R extends Known> = Reply<R> extends { items: (infer T)[] } ? T : never;
