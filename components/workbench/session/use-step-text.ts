'use client';

import { useTranslations } from 'next-intl';
import type { DraftOperation } from '@/core/draft/draft-operation';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { ACTIONS } from '@/editor/actions/action-registry';

/** Returns what says an operation in words; null is the beginning. */
export function useStepText(schema: LabelSchema): (operation: DraftOperation | null) => string {
  const t = useTranslations('session');
  const workbench = useTranslations('workbench');
  const labels = new Map(ACTIONS.map(({ id, labelKey }) => [id, labelKey]));
  const nameOf = (name: string): string => {
    if (t.has(`step_${name}`)) return t(`step_${name}`);
    const key = labels.get(name);
    return key !== undefined && workbench.has(key) ? workbench(key) : t('step_other');
  };
  const classOf = ({ diff }: DraftOperation): string => {
    const [only] = diff.regions;
    if (diff.regions.length > 1) return t('stepRegions', { count: diff.regions.length });
    const item = diff.item?.to.classIds ?? [];
    const id = only?.to?.['classId'] ?? only?.from?.['classId'] ?? item[0];
    return schema.classes.find((one) => one.id === id)?.name ?? '';
  };
  return (operation) => {
    if (operation === null) return t('stepStart');
    const { kind, name, diff } = operation;
    if (kind === 'undo' || kind === 'redo') return t(`step_${kind}`, { name: nameOf(name) });
    const isSticky = kind === 'aside' && diff.regions.length === 0 && diff.item === undefined;
    const what = kind !== 'aside' ? nameOf(name) : t(isSticky ? 'stepSticky' : 'stepProposals');
    const of = classOf(operation);
    return of === '' ? what : `${what} · ${of}`;
  };
}
