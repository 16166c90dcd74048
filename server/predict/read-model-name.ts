import { AppError } from '@/core/errors';

/**
 * Gives the model's name of an address that ends in `name:predict`, which Next hands over as one
 * segment, with or without the colon escaped.
 * @throws AppError `not_found` for any other ending
 */
export async function readModelName(
  params: Promise<{ model: string }>,
): Promise<{ modelName: string }> {
  const modelName = /^(.+)(?::|%3A)predict$/i.exec((await params).model)?.[1];
  if (modelName === undefined) throw new AppError('not_found');
  return { modelName };
}
