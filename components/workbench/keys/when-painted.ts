const STAGE = '[data-testid="image-stage"]';

/** What stands beside a picture comes a moment after it. */
const BEHIND = '[data-behind]';

/** A picture's canvas comes a moment after its stage; an item without a stage shows at once. */
function isStageUp(): boolean {
  if (document.querySelector(BEHIND) !== null) return false;
  const stage = document.querySelector(STAGE);
  if (stage === null) return true;
  const canvas = stage.querySelector('canvas');
  return canvas !== null && canvas.width > 0;
}

/**
 * Calls back once the item that has just been put on the page can be seen: its canvas is there and
 * a whole frame has gone by since. Returns the way to stop waiting.
 */
export function whenPainted(onPainted: () => void): () => void {
  let frame = 0;
  const wait = () => {
    // drawn in the coming frame, on the screen by the one after it
    if (isStageUp())
      frame = requestAnimationFrame(() => (frame = requestAnimationFrame(onPainted)));
    else frame = requestAnimationFrame(wait);
  };
  frame = requestAnimationFrame(wait);
  return () => cancelAnimationFrame(frame);
}
