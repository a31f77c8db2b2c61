import { useId, type ReactNode } from 'react';
import { useI18n } from '@/i18n';
import { Failure } from '@/api/client';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { ErrorBox } from './ErrorBox';

interface Props {
  title: string;
  submit: string;
  act: { mutate: () => void; isPending: boolean; error: Error | null };
  /** What is still missing, so that it cannot be sent. */
  lacks?: string | false;
  /** Instead of "Cancel", where something has been done already. */
  cancel?: string;
  danger?: boolean;
  /** A question without fields: the focus is on the way out, so that Enter does nothing that cannot be undone. */
  asks?: boolean;
  wide?: boolean;
  onClose: () => void;
  /** The fields; they get what the server says about each. What belongs to no field is shown above them. */
  children: (errors: Record<string, string>) => ReactNode;
}

/** A form in a dialog: Enter sends it, the server's complaints go to their fields, and one call runs at a time. */
export function FormDialog({ title, submit, act, lacks, cancel, danger, asks, wide, onClose, children }: Props) {
  const { t } = useI18n();
  const form = useId();
  const errors = act.error instanceof Failure ? act.error.byField : {};
  const send = () => {
    if (!lacks && !act.isPending) act.mutate();
  };
  const footer = (
    <>
      <Button data-autofocus={asks || undefined} onClick={onClose}>
        {cancel ?? t('common.cancel')}
      </Button>
      <Button type="submit" form={form} kind={danger ? 'danger' : 'primary'} busy={act.isPending} blocked={lacks}>
        {submit}
      </Button>
    </>
  );
  return (
    <Dialog open wide={wide} title={title} onClose={onClose} footer={footer}>
      <form
        id={form}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {act.error && Object.keys(errors).length === 0 && <ErrorBox error={act.error} />}
        {children(errors)}
      </form>
    </Dialog>
  );
}
