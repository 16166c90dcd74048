import { describe, expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { askedBy, asksForClass, kindOfTask, TASKS_OF } from './project-tasks';

describe('the tasks of a new project', () => {
  it.each([...TASKS_OF.image, ...TASKS_OF.text])(
    '%s makes a schema that holds together',
    (task) => {
      const kind = kindOfTask(task);
      expect(TASKS_OF[kind]).toContain(task);
      for (const isMultiple of [false, true]) {
        const { regions, choice } = makeLabelSchema(kind, {
          classes: [{ name: 'a' }],
          ...askedBy(task, isMultiple),
        });
        expect(regions.length > 0).toBe(!asksForClass(task));
        const wanted = isMultiple ? 'multiple' : 'single';
        expect(choice).toBe(asksForClass(task) ? wanted : 'none');
      }
    },
  );
});
