import { useNavigate } from '@tanstack/react-router';
import { KeyRound, Languages, LogOut, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useModels } from '@/api/queries/models';
import { session, useUser } from '@/api/session';
import { languages, useI18n } from '@/i18n';
import type { Category } from '@/lib/category';
import { Tile } from '@/ui/Tile';
import { navFor } from '../nav';
import { useLook } from '../useLook';

export interface Entry {
  id: string;
  group: string;
  label: string;
  hint?: string;
  /** Searched with the label and the hint. */
  aliases?: string;
  icon: ReactNode;
  run: () => void;
}

/** Everything that the palette offers: pages, actions, and all models. */
export function useEntries(): Entry[] {
  return [...usePages(), ...useActions(), ...useModelEntries()];
}

function usePages(): Entry[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  return navFor(useUser())
    .flatMap((group) => group.items)
    .map((item) => ({
      id: item.to,
      group: t('palette.pages'),
      label: t(item.label),
      hint: `g ${item.key}`,
      icon: <item.icon size={16} />,
      run: () => void navigate({ to: item.to }),
    }));
}

function useActions(): Entry[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { toggleTheme, otherLanguage, toggleLanguage } = useLook();
  const group = t('palette.actions');
  const make = (type: Category, label: string): Entry => ({
    id: `make-${type}`,
    group,
    label,
    icon: <Tile category={type} size={11} />,
    run: () => void navigate({ to: '/', search: { type } }),
  });
  return [
    make('image', t('palette.newImage')),
    make('video', t('palette.newVideo')),
    make('text', t('palette.newText')),
    {
      id: 'create-key',
      group,
      label: t('palette.createKey'),
      icon: <KeyRound size={16} />,
      run: () => void navigate({ to: '/keys', search: { create: true } }),
    },
    { id: 'theme', group, label: t('palette.toggleTheme'), icon: <SunMoon size={16} />, run: toggleTheme },
    { id: 'language', group, label: languages[otherLanguage], icon: <Languages size={16} />, run: toggleLanguage },
    { id: 'sign-out', group, label: t('nav.signOut'), icon: <LogOut size={16} />, run: () => void session.signOut() },
  ];
}

function useModelEntries(): Entry[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { data: models = [] } = useModels();
  return models.map((model) => ({
    id: `model-${model.slug}`,
    group: t('palette.models'),
    label: model.name,
    hint: model.slug,
    aliases: [...model.aliases, model.provider].join(' '),
    icon: <Tile category={model.category} size={11} />,
    run: () => void navigate({ to: '/', search: { model: model.slug } }),
  }));
}
