import { connection } from './connection';
import { session } from './session';

const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

/** `fetch` for the API: the cookie goes by itself; the language and the token against forged requests are added here. */
export async function call(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  // A body can be read once, and a refused token is replaced and the call repeated.
  const spare = isSafe(request.method) ? null : request.clone();
  const reply = await send(request);

  if (reply.status === 401) session.expire();
  if (reply.status === 403 && spare) {
    const stale = session.csrf;
    await session.load({ fresh: true }).catch(() => undefined);
    if (session.csrf !== stale) return send(spare);
  }
  return reply;
}

async function send(request: Request): Promise<Response> {
  request.headers.set('accept-language', document.documentElement.lang);
  if (!isSafe(request.method) && session.csrf) request.headers.set('x-csrf', session.csrf);
  try {
    const reply = await fetch(request);
    connection.report(isUnreachable(reply));
    return reply;
  } catch (error) {
    if (!request.signal.aborted) connection.report(true);
    throw error;
  }
}

/** A proxy in front of Tessera answers so while the server behind it restarts; Tessera's own answers carry JSON. */
const isUnreachable = (reply: Response) =>
  reply.status >= 502 && reply.status <= 504 && !reply.headers.get('content-type')?.includes('json');
