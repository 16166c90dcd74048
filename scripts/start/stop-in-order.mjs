const closers = [];
let stopping = null;

/**
 * Registers how to close something that was opened; the last opened is closed first.
 * @param {string} name
 * @param {() => Promise<void>} close
 */
export function whenStopped(name, close) {
  closers.push({ name, close });
}

/**
 * Closes all that is open, in reverse order, then ends the process; one that fails to close does
 * not keep the others open, but the exit code tells. A second call asks for haste.
 * @param {number} exitCode
 */
export function stopInOrder(exitCode) {
  if (stopping !== null) {
    globalThis.concordLife?.hurry?.();
    return stopping;
  }
  stopping = closeAll(exitCode);
  return stopping;
}

/** @param {number} exitCode */
async function closeAll(exitCode) {
  let code = exitCode;
  for (;;) {
    const next = closers.pop();
    if (next === undefined) break;
    try {
      await next.close();
    } catch (error) {
      console.error(`Closing ${next.name} failed: ${error.message}`);
      code ||= 1;
    }
  }
  process.exit(code);
}
