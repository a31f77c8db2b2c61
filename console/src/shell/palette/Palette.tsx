import { useI18n } from '@/i18n';
import { Dialog } from '@/ui/Dialog';
import { PaletteBody } from './PaletteBody';

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog open={open} onClose={onClose} title={t('palette.title')} bare>
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}
