import { useState } from 'react';
import { Entrance } from '@/ui/Entrance';
import { AudienceStep } from './AudienceStep';
import { DoneStep } from './DoneStep';
import type { ProviderDraft } from './draft';
import { LookStep } from './LookStep';
import { OwnerStep } from './OwnerStep';
import { ProvidersStep } from './ProvidersStep';
import { StepMarks } from './StepMarks';
import { useSetup } from './useSetup';

const order = ['look', 'owner', 'audience', 'providers'] as const;
type Step = (typeof order)[number] | 'done';

export default function SetupPage() {
  const [step, setStep] = useState<Step>('look');
  const setup = useSetup();
  const finish = async (keys: readonly ProviderDraft[]) => setStep(await setup.finish(keys));

  return (
    <Entrance plain={step === 'look'}>
      {step !== 'done' && <StepMarks step={order.indexOf(step)} steps={order.length} />}
      {step === 'look' && <LookStep onNext={() => setStep('owner')} />}
      {step === 'owner' && (
        <OwnerStep
          owner={setup.owner}
          onChange={setup.setOwner}
          needsCode={setup.needsCode}
          refused={setup.refused}
          onBack={() => setStep('look')}
          onNext={() => setStep('audience')}
        />
      )}
      {step === 'audience' && (
        <AudienceStep
          audience={setup.audience}
          onChange={setup.setAudience}
          onBack={() => setStep('owner')}
          onNext={() => setStep('providers')}
        />
      )}
      {step === 'providers' && (
        <ProvidersStep
          drafts={setup.providers}
          onChange={setup.setProviders}
          code={setup.owner.code}
          busy={setup.busy}
          error={setup.error}
          onBack={() => setStep('audience')}
          onFinish={(keys) => void finish(keys)}
        />
      )}
      {step === 'done' && <DoneStep audience={setup.audience} />}
    </Entrance>
  );
}
