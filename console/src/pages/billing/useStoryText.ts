import { useModels } from '@/api/queries/models';
import { useI18n, type TextKey } from '@/i18n';
import type { Story, StoryKind } from './stories';

const titles: Record<StoryKind, TextKey> = {
  charged: 'billing.charged',
  free: 'billing.free',
  released: 'billing.released',
  held: 'billing.hold',
  added: 'billing.grant',
  taken: 'billing.taken',
  expired: 'billing.expire',
  other: 'billing.settle',
};

/** What happened, in the reader's language: the kind, then the model, why a generation failed, or what an operator wrote. */
export function useStoryText(story: Story): { title: string; detail: string } {
  const { t, find } = useI18n();
  const { data: models } = useModels();
  // A code without a text of its own is shown as it is.
  const reasonOf = (code: string) => find(`create.failure.${code}`)?.replace(/\.$/, '') ?? code;
  const model = story.model && (models?.find((one) => one.slug === story.model)?.name ?? story.model);
  const parts =
    story.generation === null
      ? [story.code === 'plan_started' ? t('billing.planStarted') : story.code === 'redeemed' ? t('billing.byCode') : noteOf(story.reason)]
      : [model, story.code === 'canceled' ? t('billing.canceled') : story.error && reasonOf(story.error)];
  return { title: t(titles[story.kind]), detail: parts.filter(Boolean).join(' · ') };
}

/** An operator's own words follow the act: "granted by the operator: thanks". */
const noteOf = (reason: string) => reason.split(': ').slice(1).join(': ');
