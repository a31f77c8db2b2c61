import { useMutation, useQueryClient } from '@tanstack/react-query';

/** An act on a workspace: afterwards everything about workspaces is asked for again. */
export function useWorkspaceAct<T>(act: () => Promise<T>, onDone: (result: T) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: ['workspaces'] });
      onDone(result);
    },
  });
}
