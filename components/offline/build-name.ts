/**
 * Names the sources of the production build, written in when it is made (scripts/start/build-pages.mjs);
 * empty in development, where nothing is kept for working offline.
 */
export const BUILD = process.env.CONCORD_BUILD ?? '';
