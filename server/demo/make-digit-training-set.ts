import { writeDigitTrainingSet } from './write-digit-training-set';

const [folder, pages] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: make-digit-training-set FOLDER [PAGES]');
await writeDigitTrainingSet(folder, Number(pages ?? 800));
