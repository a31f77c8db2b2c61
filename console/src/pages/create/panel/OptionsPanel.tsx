import { useI18n } from '@/i18n';
import { OptionForm } from '@/playground/optionForm/OptionForm';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { TextArea } from '@/ui/TextArea';
import { CountStepper } from '../composer/CountStepper';
import { useStreaming } from '../composer/useStreaming';
import { usePlayground } from '../usePlayground';
import { ModelNote } from './ModelNote';

/** What may be set for the model. In a sheet, also what a narrow prompt box has no room for. */
export function OptionsPanel({ onDone }: { onDone?: () => void }) {
  const { t } = useI18n();
  const { model, category, draft, change, setOptions, startConversation } = usePlayground();
  const { isTalking } = useStreaming();
  return (
    <div className="grid gap-4.5">
      <ModelNote model={model} />
      {category === 'text' && isTalking && (
        <Button
          className="justify-self-start sm:hidden"
          onClick={() => {
            startConversation();
            onDone?.();
          }}
        >
          {t('create.newChat')}
        </Button>
      )}
      {category === 'text' && (
        <Field label={t('create.system')} optional>
          {(props) => (
            <TextArea
              rows={3}
              placeholder={t('create.systemHint')}
              value={draft.system}
              onChange={(event) => change({ system: event.target.value })}
              {...props}
            />
          )}
        </Field>
      )}
      {category === 'image' && (
        <Field label={t('create.count')} group className="sm:hidden">
          {() => <CountStepper className="w-fit" />}
        </Field>
      )}
      <OptionForm model={model} options={draft.options} onChange={setOptions} />
      {Object.keys(draft.options).length > 0 && (
        <Button kind="quiet" size="sm" className="-ms-2.5 justify-self-start" onClick={() => setOptions({})}>
          {t('create.defaults')}
        </Button>
      )}
    </div>
  );
}
