import { readFileSync } from 'node:fs';

/**
 * Imported first, for its effect: a Node.js older than package.json asks for is told so before
 * anything else can fail for that reason.
 */
const { engines } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);
const [major, minor] = engines.node.replace('>=', '').split('.').map(Number);
const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
if (haveMajor < major || (haveMajor === major && haveMinor < minor)) {
  const have = process.versions.node;
  console.error(
    `Concord needs Node.js ${major}.${minor} or newer; this is ${have}. See nodejs.org`,
  );
  process.exit(1);
}
