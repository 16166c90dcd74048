/** Gives the name of the folder that dropped files lie in; of a single file its name without the ending. */
export function folderName(files: readonly { name: string; path?: string }[]): string {
  const [first] = files;
  if (first === undefined) return '';
  const folders = (first.path ?? '').split('/').filter((part) => part !== '' && part !== '.');
  if (folders.length > 1) return folders[0] ?? '';
  return files.length === 1 ? first.name.replace(/\.[^.]+$/, '') : '';
}
