export interface FailureFacts {
  /** A stable code: `provider_error`, `insufficient_tokens`. */
  code: string;
  message: string;
  requestId?: string;
}

/** A generation's error is one text, `code: message`. */
export function failureOf(error: string | null | undefined): FailureFacts {
  const match = /^([a-z_]+): ([\s\S]*)$/.exec(error ?? '');
  if (match) return { code: match[1]!, message: match[2]! };
  // A canceled generation has the code alone.
  return /^[a-z_]+$/.test(error ?? '') ? { code: error!, message: '' } : { code: 'failed', message: error ?? '' };
}
