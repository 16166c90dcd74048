import { AppError } from '@/core/errors';
import { distinctClassNames } from '@/core/label-schema/class-path';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { ModelCard } from '@/core/models/model-card';

function comparable(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/**
 * Gives the card with its classes led to the project's frozen class ids: an id of the card is kept
 * where the project offers that class, any other class is found by the name exports give it; what
 * is not found stays null and is never proposed.
 * @throws AppError `invalid` where not one class is found
 */
export function mapCardClasses(card: ModelCard, schema: LabelSchema): ModelCard {
  const offered = schema.classes.filter(({ isDeleted }) => !isDeleted);
  const ids = new Set(offered.map(({ id }) => id));
  const idByName = new Map(
    [...distinctClassNames(offered)].map(([id, name]) => [comparable(name), id]),
  );
  const classes = card.classes.map(({ name, classId }) => ({
    name,
    classId:
      classId !== null && ids.has(classId) ? classId : (idByName.get(comparable(name)) ?? null),
  }));
  if (classes.every(({ classId }) => classId === null)) {
    throw new AppError('invalid', {
      message: 'None of the model’s classes is a class of this project',
      details: { modelClasses: card.classes.map(({ name }) => name) },
    });
  }
  return { ...card, classes };
}
