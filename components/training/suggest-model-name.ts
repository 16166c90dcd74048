const LENGTH_MAX = 64;

/**
 * A model name made of a project's: lower-case ASCII letters, digits and dashes, accents taken
 * off, 1–64 characters; `model` where nothing is left of it (a name in Chinese, say).
 */
export function suggestModelName(projectName: string): string {
  const slug = projectName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LENGTH_MAX)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'model' : slug;
}
