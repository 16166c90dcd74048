import { memo, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Image, Layer, Rect, Stage } from 'react-konva';

interface BoxRow {
  x: number;
  y: number;
  width: number;
  height: number;
  classId: number;
}
interface View {
  x: number;
  y: number;
  scale: number;
  /** By how much the last box is dragged. */
  drag: number;
}
type Globals = typeof globalThis & {
  nodesOpen: (rows: BoxRow[], view: View, width: number, height: number) => Promise<void>;
  nodesPan: (step: number) => void;
  nodesZoom: (step: number) => void;
  nodesDrag: (step: number) => void;
};

const BoxNode = memo(function BoxNode({ row, dx }: { row: BoxRow; dx: number }) {
  const color = `hsl(${row.classId * 36} 80% 45%)`;
  const { x, y, width, height } = row;
  const place = { x: x + dx, y, width, height };
  return <Rect {...place} stroke={color} strokeWidth={2} strokeScaleEnabled={false} />;
});

let set: (view: View) => void = () => {};

function Page({
  rows,
  start,
  picture,
  width,
  height,
}: {
  rows: BoxRow[];
  start: View;
  picture: HTMLCanvasElement;
  width: number;
  height: number;
}) {
  const [view, setView] = useState(start);
  useEffect(() => {
    set = setView;
  }, []);
  const { x, y, scale, drag } = view;
  const place = { x, y, scaleX: scale, scaleY: scale };
  return (
    <Stage width={width} height={height}>
      <Layer {...place}>
        <Image image={picture} />
      </Layer>
      <Layer {...place}>
        {rows.map((row, index) => (
          <BoxNode key={`${row.x} ${row.y}`} row={row} dx={index === rows.length - 1 ? drag : 0} />
        ))}
      </Layer>
    </Stage>
  );
}

const globals = globalThis as Globals;
globals.nodesOpen = async (rows, view, width, height) => {
  const picture = Object.assign(document.createElement('canvas'), { width: 2400, height: 1600 });
  const context = picture.getContext('2d');
  if (context !== null) {
    context.fillStyle = '#eeeee6';
    context.fillRect(0, 0, 2400, 1600);
  }
  const root = document.body.appendChild(document.createElement('div'));
  const page = { rows, start: view, picture, width, height };
  flushSync(() => createRoot(root).render(<Page {...page} />));
  globals.nodesPan = (step) => flushSync(() => set({ ...view, x: view.x + (step % 60) }));
  globals.nodesZoom = (step) => {
    const scale = view.scale * (1 + (step % 30) / 60);
    flushSync(() => set({ ...view, scale }));
  };
  globals.nodesDrag = (step) => flushSync(() => set({ ...view, drag: -step }));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
};
