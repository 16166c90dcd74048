import { acceptAll } from './accept-all';
import { acceptSelected } from './accept-selected';
import type { Action } from './action';
import { alignToPixels } from './align-to-pixels';
import { brightenPicture } from './brighten-picture';
import { bringForward } from './bring-forward';
import { bringToFront } from './bring-to-front';
import { cancel } from './cancel-gesture';
import { chooseDrawBox } from './choose-draw-box';
import { chooseDrawPolygon } from './choose-draw-polygon';
import { choosePan } from './choose-pan';
import { chooseSelect } from './choose-select';
import { copySelected } from './copy-selected';
import { cycleLabels } from './cycle-labels';
import { darkenPicture } from './darken-picture';
import { deleteSelected } from './delete-selected';
import { drawByKeyboard } from './draw-by-keyboard';
import { duplicateSelected } from './duplicate-selected';
import { findClass } from './find-class';
import { groupSelected } from './group-selected';
import { findInText } from './find-in-text';
import { hideAll } from './hide-all';
import { insertCorner } from './insert-corner';
import { lowerContrast } from './lower-contrast';
import { moveCaret } from './move-caret';
import { moveEdge } from './move-edge';
import { moveSpanEdge } from './move-span-edge';
import { nextCorner } from './next-corner';
import { nextCandidate } from './next-candidate';
import { nextKeyword } from './next-keyword';
import { nudge } from './nudge';
import { openPalette } from './open-palette';
import { openRegionMenu } from './open-region-menu';
import { openShortcuts } from './open-shortcuts';
import { paste } from './paste';
import { previousCorner } from './previous-corner';
import { raiseContrast } from './raise-contrast';
import { redo } from './redo';
import { reopen } from './reopen';
import { goOn } from './go-on';
import { rejectSelected } from './reject-selected';
import { repeatPrevious } from './repeat-previous';
import { resetView } from './reset-view';
import { rotateSelected } from './rotate-selected';
import { scrollText } from './scroll-text';
import { selectAll } from './select-all';
import { selectNext } from './select-next';
import { selectPrevious } from './select-previous';
import { sendBackward } from './send-backward';
import { sendToBack } from './send-to-back';
import { setAttribute } from './set-attribute';
import { setClass } from './set-class';
import { setGeometry } from './set-geometry';
import { showAll } from './show-all';
import { skip } from './skip';
import { snapToObject } from './snap-to-object';
import { startTour } from './start-tour';
import { straightenView } from './straighten-view';
import { submit } from './submit';
import { tiltLeft } from './tilt-left';
import { tiltRight } from './tilt-right';
import { toggleCandidateClicks } from './toggle-candidate-clicks';
import { toggleCrosshair } from './toggle-crosshair';
import { toggleCrowd } from './toggle-crowd';
import { toggleDifficult } from './toggle-difficult';
import { toggleGrid } from './toggle-grid';
import { toggleGuide } from './toggle-guide';
import { toggleHideAll } from './toggle-hide-all';
import { toggleHideSelected } from './toggle-hide-selected';
import { toggleItemClass } from './toggle-item-class';
import { toggleLock } from './toggle-lock';
import { toggleMinimap } from './toggle-minimap';
import { toggleOccluded } from './toggle-occluded';
import { togglePixelSnapping } from './toggle-pixel-snapping';
import { toggleSharpPixels } from './toggle-sharp-pixels';
import { toggleSidePanel } from './toggle-side-panel';
import { toggleTruncated } from './toggle-truncated';
import { turnLeft } from './turn-left';
import { turnRight } from './turn-right';
import { toggleKeywords } from './toggle-keywords';
import { toggleWordSnap } from './toggle-word-snap';
import { turnTextDirection } from './turn-text-direction';
import { undo } from './undo';
import { ungroupSelected } from './ungroup-selected';
import { writeComment } from './write-comment';
import { zoomIn } from './zoom-in';
import { zoomOut } from './zoom-out';
import { zoomToActualSizeAction } from './zoom-to-actual-size';
import { zoomToFit } from './zoom-to-fit';

/** Every action in the order in which sheets and palettes list them. */
export const ACTIONS: readonly Action[] = [
  submit,
  skip,
  reopen,
  goOn,
  setClass,
  toggleItemClass,
  selectNext,
  selectPrevious,
  selectAll,
  deleteSelected,
  nudge,
  moveEdge,
  rotateSelected,
  nextCorner,
  previousCorner,
  insertCorner,
  alignToPixels,
  copySelected,
  paste,
  duplicateSelected,
  repeatPrevious,
  setAttribute,
  toggleOccluded,
  toggleTruncated,
  toggleDifficult,
  toggleCrowd,
  groupSelected,
  ungroupSelected,
  bringForward,
  sendBackward,
  bringToFront,
  sendToBack,
  toggleLock,
  setGeometry,
  moveCaret,
  moveSpanEdge,
  cancel,
  acceptSelected,
  acceptAll,
  rejectSelected,
  snapToObject,
  nextCandidate,
  undo,
  redo,
  zoomIn,
  zoomOut,
  zoomToFit,
  zoomToActualSizeAction,
  turnLeft,
  turnRight,
  tiltLeft,
  tiltRight,
  straightenView,
  hideAll,
  toggleHideAll,
  scrollText,
  findInText,
  nextKeyword,
  toggleKeywords,
  toggleWordSnap,
  turnTextDirection,
  toggleHideSelected,
  showAll,
  cycleLabels,
  toggleCrosshair,
  toggleGrid,
  toggleMinimap,
  toggleSharpPixels,
  togglePixelSnapping,
  toggleCandidateClicks,
  brightenPicture,
  darkenPicture,
  raiseContrast,
  lowerContrast,
  resetView,
  chooseDrawBox,
  drawByKeyboard,
  chooseDrawPolygon,
  chooseSelect,
  choosePan,
  findClass,
  openRegionMenu,
  toggleSidePanel,
  writeComment,
  openPalette,
  openShortcuts,
  toggleGuide,
  startTour,
];
