import { useI18n } from '@/i18n';
import { Sheet } from '@/ui/Sheet';
import { NavList } from './NavList';
import { ReferenceLink } from './Sidebar';

/** The sidebar of a narrow screen. */
export function Drawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Sheet open={open} onClose={onClose} title={t('nav.menu')} side="start" className="w-[min(300px,86vw)]">
      <NavList onGo={onClose} />
      <div className="mt-6">
        <ReferenceLink />
      </div>
    </Sheet>
  );
}
