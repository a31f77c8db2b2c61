import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rotateKey, type ApiKey, type CreatedKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Select } from '@/ui/Select';

/** How long the old secret goes on working, in hours: long enough to put the new one where it is used. */
const overlaps = [0, 1, 24, 168, 720];

export function RotateKey({ apiKey, onClose, onMade }: { apiKey: ApiKey; onClose: () => void; onMade: (key: CreatedKey) => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [hours, setHours] = useState(24);
  const rotate = useMutation({
    mutationFn: () => rotateKey(apiKey.id, hours),
    onSuccess: (key) => {
      void client.invalidateQueries({ queryKey: ['keys'] });
      onMade(key);
    },
  });
  return (
    <FormDialog title={t('keys.rotateTitle', { name: apiKey.name })} submit={t('keys.rotate')} act={rotate} onClose={onClose}>
      {(errors) => (
        <>
          <p className="text-ink-2">{t('keys.rotateLead')}</p>
          <Field label={t('keys.overlap')} error={errors.overlap_hours}>
            {(ids) => (
              <Select value={hours} onChange={(event) => setHours(Number(event.target.value))} {...ids}>
                {overlaps.map((n) => (
                  <option key={n} value={n}>
                    {n === 0 ? t('keys.overlapNone') : n < 24 ? t('keys.hours', { n }) : t('keys.overlapDays', { n: n / 24 })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
