/** Writes lines for the person who started the server to the terminal, set off from the log. */
export function announce(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}
