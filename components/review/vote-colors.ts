/** How one person's boxes are drawn: by colour and by dashes, and by their number on each box. */
export interface VoteLook {
  color: string;
  dash: string;
}

/** Okabe and Ito's colours, which stay apart for colour-blind eyes. */
const COLORS = ['#e69f00', '#56b4e9', '#cc79a7', '#f0e442', '#d55e00', '#0072b2', '#999999'];
const DASHES = ['6 4', '2 3', '10 4', '8 3 2 3'];

/** Returns the look of the vote at this place; the same place always looks the same. */
export function voteLook(place: number): VoteLook {
  return {
    color: COLORS[place % COLORS.length] ?? '#999999',
    dash: DASHES[place % DASHES.length] ?? '6 4',
  };
}
