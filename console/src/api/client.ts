import createClient from 'openapi-fetch';
import { call } from './call';
import { Failure } from './failure';
import type { components, paths } from './schema';

export { Failure } from './failure';
export type Schemas = components['schemas'];

/** Every route of docs/api/v2.json with the types of its parameters, bodies and answers. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: call });

/** A call's value, or a thrown Failure: what TanStack Query wants. */
export async function must<T>(pending: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await reached(pending);
  if (response.ok && error === undefined) return data as T;
  throw isErrorBody(error) ? new Failure(error, response.status) : new Failure({}, response.status);
}

/** The same for a route that openapi-fetch cannot type: a stream, a file, a form. */
export async function json<T>(path: string, init: RequestInit = {}): Promise<T> {
  const reply = await reached(call(path, { ...init, headers: { 'content-type': 'application/json', ...init.headers } }));
  if (!reply.ok) throw await Failure.of(reply);
  const text = await reply.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function reached<T>(pending: Promise<T>): Promise<T> {
  try {
    return await pending;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw Failure.offline();
  }
}

const isErrorBody = (body: unknown): body is { error: string; message: string } =>
  typeof body === 'object' && body !== null && 'error' in body && 'message' in body;

/** A file's address on this origin, whatever public address the server was configured with, where it serves the file itself. */
export function here(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  const address = new URL(url, location.origin);
  const isServedHere = /^\/(generations|thumbnails|uploads)\//.test(address.pathname);
  return isServedHere ? address.pathname + address.search : address.href;
}
