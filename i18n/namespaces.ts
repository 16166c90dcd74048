/** One message file each, in every language. */
export const NAMESPACES = [
  'common',
  'errors',
  'account',
  'projects',
  'label-schema',
  'project-sheet',
  'data',
  'workbench',
  'session',
  'text-work',
  'bulk',
  'view',
  'candidates',
  'assistance',
  'keys',
  'guide',
  'tour',
  'announce',
  'panels',
  'comments',
  'agreement',
  'review',
  'datasets',
  'models',
  'people',
  'admin',
] as const;

export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];
export const LOCALE_COOKIE = 'NEXT_LOCALE';
