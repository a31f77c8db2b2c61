export interface Ending {
  status: string;
  error: string | null;
}

/** The API counts what its owner canceled among the failed; a reader did not see it fail. */
export function stateOf({ status, error }: Ending) {
  if (status === 'failed') return error?.startsWith('canceled') ? 'canceled' : 'failed';
  return status === 'completed' ? 'completed' : 'pending';
}
