/** An error as every route of the API answers it. */
export interface ErrorBody {
  error: string;
  message: string;
  details?: { fields?: FieldError[] } & Record<string, unknown>;
  request_id?: string;
  retry_after?: number | null;
}

export interface FieldError {
  field: string;
  message: string;
  allowed?: string[];
}

const offlineCode = 'network';

/** What went wrong with a call: the API's answer, or that there was none. */
export class Failure extends Error {
  readonly code: string;
  readonly requestId: string;
  readonly retryAfter: number | null;
  readonly fields: FieldError[];

  constructor(
    body: Partial<ErrorBody>,
    readonly status: number,
  ) {
    super(body.message ?? '');
    this.name = 'Failure';
    this.code = body.error ?? offlineCode;
    this.requestId = body.request_id ?? '';
    this.retryAfter = body.retry_after ?? null;
    this.fields = body.details?.fields ?? [];
    this.details = body.details ?? {};
  }

  readonly details: Record<string, unknown>;

  /** No answer of Tessera's: the server is down, restarts, or cannot be reached. */
  get isOffline(): boolean {
    return this.code === offlineCode;
  }

  /** Whether the same call may succeed a little later. */
  get isTemporary(): boolean {
    return this.isOffline || this.status === 429 || this.status >= 500;
  }

  /** The messages by the field they belong to. */
  get byField(): Record<string, string> {
    return Object.fromEntries(this.fields.map((one) => [one.field, one.message]));
  }

  static offline(): Failure {
    return new Failure({ error: offlineCode }, 0);
  }

  static async of(reply: Response): Promise<Failure> {
    const body: unknown = await reply.json().catch(() => null);
    const isOurs = typeof body === 'object' && body !== null && 'error' in body && 'message' in body;
    return isOurs ? new Failure(body as ErrorBody, reply.status) : new Failure({ error: offlineCode }, reply.status);
  }
}
