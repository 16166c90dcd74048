/** Held while the first admin or the first admin's link is made: processes take turns. */
export const SETUP_LOCK = 4_021_790_113;
