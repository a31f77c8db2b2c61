import { Link } from '@tanstack/react-router';
import { useI18n } from '@/i18n';
import { callBody } from '@/playground/call/body';
import { useRuns } from '@/playground/runs/runStore';
import { turnsOf } from '@/playground/runs/turnsOf';
import { CodeSample } from '@/playground/samples/CodeSample';
import { usePlayground } from '../usePlayground';

/** The call that the button makes, in four languages. */
export default function CodePanel() {
  const { t } = useI18n();
  const { model, draft, conversation } = usePlayground();
  const earlier = turnsOf(useRuns(), conversation);
  const shown = draft.prompt.trim() === '' ? { ...draft, prompt: '…' } : draft;
  return (
    <div className="grid gap-3">
      <p className="text-xs text-ink-3">
        {t('create.codeLead')}{' '}
        <Link to="/keys" search={{ create: true }} className="link">
          {t('create.createKey')}
        </Link>
      </p>
      <CodeSample model={model} body={callBody(model, shown, earlier)} />
    </div>
  );
}
