import { useTranslations } from 'next-intl';
import type { RegionFlag } from '@/core/annotation';
import type { ComparedDetail } from '@/core/consensus/compare-objects';

/** Returns how to put into words what is compared, and what an answer says of it. */
export function useDetailText(classNameOf: (classId: number) => string): {
  nameOf: (detail: ComparedDetail) => string;
  textOf: (
    detail: ComparedDetail,
    value: NonNullable<ComparedDetail['values'][number]> | null,
  ) => string;
} {
  const t = useTranslations('review');
  const panels = useTranslations('panels');
  return {
    nameOf({ kind, name }) {
      if (kind === 'attribute') return name;
      return kind === 'flag' ? panels(`flag_${name as RegionFlag}`) : panels(kind);
    },
    textOf({ kind }, value) {
      if (value === null) return '–';
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (typeof value === 'object') {
        return value.length === 0
          ? '–'
          : t('with', { numbers: value.map((one) => `#${one}`).join(', ') });
      }
      return kind === 'class' ? classNameOf(Number(value)) : String(value);
    },
  };
}
