import type { OutlinePath, RegionView } from './region-kind-view';

const STRIDE = 5;

function traceTurned(
  path: OutlinePath,
  x: number,
  y: number,
  width: number,
  height: number,
  rotation: number,
): void {
  const angle = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  const [rightX, rightY] = [(width / 2) * cos, (width / 2) * sin];
  const [downX, downY] = [(-height / 2) * sin, (height / 2) * cos];
  path.moveTo(centreX - rightX - downX, centreY - rightY - downY);
  path.lineTo(centreX + rightX - downX, centreY + rightY - downY);
  path.lineTo(centreX + rightX + downX, centreY + rightY + downY);
  path.lineTo(centreX - rightX + downX, centreY - rightY + downY);
  path.closePath();
}

/** Boxes, upright or turned about their centre; packed as x, y, width, height, rotation. */
export const boxView: RegionView<'box'> = {
  kind: 'box',
  mark: null,

  trace(path, { x, y, width, height, rotation }) {
    if (rotation === 0) path.rect(x, y, width, height);
    else traceTurned(path, x, y, width, height, rotation);
  },

  tracePreview(path, { box }) {
    path.rect(box.x, box.y, box.width, box.height);
  },

  previewExtent: ({ box }) => box,

  tracePacked(path, geometry, window, visit) {
    for (let at = 0; at + STRIDE <= geometry.length; at += STRIDE) {
      const x = geometry[at] as number;
      const y = geometry[at + 1] as number;
      const width = geometry[at + 2] as number;
      const height = geometry[at + 3] as number;
      const rotation = geometry[at + 4] as number;
      // a turned box lies within its diagonal about the centre
      const slack = rotation === 0 ? 0 : (width + height) / 2;
      if (
        x - slack > window.right ||
        x + width + slack < window.left ||
        y - slack > window.bottom ||
        y + height + slack < window.top
      ) {
        continue;
      }
      if (rotation === 0) {
        path.rect(x, y, width, height);
        visit(x, y, x + width, y + height, at / STRIDE, at, at + STRIDE);
        continue;
      }
      traceTurned(path, x, y, width, height, rotation);
      const angle = (rotation * Math.PI) / 180;
      const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
      const halfWidth = (width * cos + height * sin) / 2;
      const halfHeight = (width * sin + height * cos) / 2;
      const [centreX, centreY] = [x + width / 2, y + height / 2];
      const [left, right] = [centreX - halfWidth, centreX + halfWidth];
      const [top, bottom] = [centreY - halfHeight, centreY + halfHeight];
      visit(left, top, right, bottom, at / STRIDE, at, at + STRIDE);
    }
  },
};
