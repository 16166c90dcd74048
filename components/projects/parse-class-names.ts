/** Splits one comma- or line-separated field into class names; blanks and doubles fall away. */
export function parseClassNames(text: string): string[] {
  const names = text.split(/[,，、\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
