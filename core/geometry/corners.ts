/** Corners in any one pixel space, closed from the last to the first. */
export type Corners = readonly (readonly [x: number, y: number])[];
