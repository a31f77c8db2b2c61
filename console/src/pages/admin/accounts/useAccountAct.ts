import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/ui/Toasts';

/** An act on an account: afterwards the list, the balances and the audit log are asked for again, and a line says that it is done. */
export function useAccountAct(act: () => Promise<unknown>, done: string, onClose: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const key of [['admin'], ['balance'], ['ledger'], ['me']]) void client.invalidateQueries({ queryKey: key });
      toast(done);
      onClose();
    },
  });
}
