import type { RegionView } from './region-kind-view';

/** Polygons; packed as the number of corners, then x and y of each. */
export const polygonView: RegionView<'polygon'> = {
  kind: 'polygon',
  mark: 'M12 4l8 4l-5 12l-11 -9z',

  trace(path, { points }) {
    points.forEach(([x, y], index) => {
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    path.closePath();
  },

  tracePreview(path, { points }) {
    points.forEach(([x, y], index) => {
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
  },

  previewExtent({ points }) {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
  },

  previewDots({ points, isClosing }) {
    const set = points.slice(0, -1);
    return set.map(([x, y], index) => ({ x, y, isTarget: isClosing && index === 0 }));
  },

  tracePacked(path, geometry, window, visit) {
    let index = -1;
    for (let at = 0; at < geometry.length; ) {
      index += 1;
      const first = at + 1;
      const end = first + 2 * (geometry[at] as number);
      at = end;
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let corner = first; corner < end; corner += 2) {
        const x = geometry[corner] as number;
        const y = geometry[corner + 1] as number;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
      if (
        left > window.right ||
        right < window.left ||
        top > window.bottom ||
        bottom < window.top
      ) {
        continue;
      }
      path.moveTo(geometry[first] as number, geometry[first + 1] as number);
      for (let corner = first + 2; corner < end; corner += 2) {
        path.lineTo(geometry[corner] as number, geometry[corner + 1] as number);
      }
      path.closePath();
      visit(left, top, right, bottom, index, first - 1, end);
    }
  },
};
