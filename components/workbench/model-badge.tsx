'use client';

import { Badge, Tooltip } from '@mantine/core';
import { IconBolt, IconHandFinger, IconLoader2, IconPlayerPause } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ModelStatus } from './session/pre-labeller';
import { useHelpText } from './use-help-text';

/** Which model proposes, on what it runs (WebGPU, WASM, or by hand) and what its help is worth. */
export function ModelBadge({ status }: { status: ModelStatus }) {
  const t = useTranslations('workbench');
  const words = useTranslations('assistance');
  const toText = useHelpText();
  const common = { variant: 'default', size: 'lg', tt: 'none', fw: 500 } as const;
  if (status.kind === 'none') {
    return (
      <Badge
        {...common}
        leftSection={<IconHandFinger size={14} />}
        data-testid="model-state"
        data-provider="manual"
      >
        {t('modelNone')}
      </Badge>
    );
  }
  if (status.kind === 'loading') {
    const share = status.share === null ? '' : ` ${Math.round(status.share * 100)} %`;
    return (
      <Badge
        {...common}
        leftSection={<IconLoader2 size={14} />}
        data-testid="model-state"
        data-provider="loading"
      >
        {t('modelLoading', { name: status.name })}
        {share}
      </Badge>
    );
  }
  if (status.kind === 'failed' || status.kind === 'insecure') {
    const isInsecure = status.kind === 'insecure';
    const hint = isInsecure ? t('modelInsecureHint') : status.message;
    return (
      <Tooltip label={hint} multiline maw={360}>
        <Badge
          {...common}
          color="orange"
          leftSection={<IconHandFinger size={14} />}
          data-testid="model-state"
          data-provider="manual"
        >
          {t(isInsecure ? 'modelInsecure' : 'modelFailed', { name: status.name })}
        </Badge>
      </Tooltip>
    );
  }
  const device = status.provider === 'webgpu' ? 'WebGPU' : 'WASM';
  const { isPaused, measured } = status.help;
  const run = isPaused ? words('badgePausedHint') : t('modelHint', { threads: status.threads });
  return (
    <Tooltip label={`${toText(measured)} ${run}`} multiline maw={320}>
      <Badge
        {...common}
        leftSection={isPaused ? <IconPlayerPause size={14} /> : <IconBolt size={14} />}
        data-testid="model-state"
        data-provider={status.provider}
        data-paused={isPaused || undefined}
      >
        {isPaused ? words('badgePaused', { name: status.name }) : `${status.name} · ${device}`}
      </Badge>
    </Tooltip>
  );
}
