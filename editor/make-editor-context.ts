import type { Region } from '@/core/annotation';
import { bringIntoView } from './camera';
import type { EditorContext } from './editor-context';
import type { RegionId } from './records';
import type { SceneRegions } from './scene';
import { shapeOf } from './shapes/shape-registry';
import type { ToolMachine } from './tools/tool-machine';
import type { ToolId } from './tools/tool-state-info';

type Given =
  | 'document'
  | 'view'
  | 'image'
  | 'host'
  | 'text'
  | 'clipboard'
  | 'candidates'
  | 'request';

/** What a context is made of; what may change or is made later is asked for each time. */
interface ContextParts extends Pick<EditorContext, Given> {
  readonly regions: SceneRegions;
  readonly machine: () => ToolMachine;
  readonly previousRegions: () => readonly Region[];
}

/** Returns what tools and actions get to see of an editor made of these parts. */
export function makeEditorContext(parts: ContextParts): EditorContext {
  const { regions, machine, previousRegions, ...given } = parts;
  return {
    ...given,
    get previousRegions(): readonly Region[] {
      return previousRegions();
    },
    get tool(): ToolId {
      return machine().tool;
    },
    get isInGesture(): boolean {
      return machine().isInGesture;
    },
    get isDrawing(): boolean {
      return machine().isDrawing;
    },
    setTool: (tool) => machine().setTool(tool),
    enter: (id, info) => machine().enter(id, info),
    enterIdle: () => machine().enterIdle(),
    startPan: (start) => machine().startPan(start),
    endPan: () => machine().endPan(),
    cancelGesture: () => machine().cancelGesture(),
    show: (id) => show(given, id),
    setHidden: (ids, isHidden) => {
      const { view } = given;
      view.hiddenIds = withHidden(view.hiddenIds, ids, isHidden);
      regions.setHidden(view.hiddenIds);
    },
  };
}

function show({ document, view, text }: Pick<EditorContext, Given>, id: RegionId): void {
  const region = document.get(id);
  if (region === undefined) return;
  document.select([id]);
  if (text !== null) {
    // a class key is now meant for the region, no longer for words that were chosen before
    text.selection = null;
    text.reveal(shapeOf(region).bounds(region).x);
    return;
  }
  const camera = bringIntoView(view.camera, shapeOf(region).bounds(region));
  if (camera !== view.camera) view.camera = camera;
}

function withHidden(
  before: ReadonlySet<RegionId>,
  ids: readonly RegionId[],
  isHidden: boolean,
): ReadonlySet<RegionId> {
  const hiddenIds = new Set(before);
  for (const id of ids) {
    if (isHidden) hiddenIds.add(id);
    else hiddenIds.delete(id);
  }
  return hiddenIds;
}
