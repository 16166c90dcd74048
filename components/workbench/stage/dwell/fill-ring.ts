/**
 * Lets a ring fill about a place, in CSS px of its parent, in so many milliseconds; in four steps
 * where less motion is asked for. Returns how to end it before.
 */
export function fillRing(
  ring: SVGSVGElement,
  { x, y }: { x: number; y: number },
  ms: number,
): () => void {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  ring.style.translate = `${x}px ${y}px`;
  const shown = ring.animate([{ opacity: 1 }, { opacity: 1 }], ms);
  const filled = ring.lastElementChild?.animate(
    [{ strokeDashoffset: 1 }, { strokeDashoffset: 0 }],
    { duration: ms, easing: isCalm ? 'steps(4, start)' : 'linear' },
  );
  return () => {
    shown.cancel();
    filled?.cancel();
  };
}
