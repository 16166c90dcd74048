import type { z } from 'zod';
import { RecipeParamsSchema } from '@/core/contracts/create-training-run.contract';

export type RecipeParams = z.output<typeof RecipeParamsSchema>;

/** Reads a JSON object of settings; empty text is none, null is what no recipe can take. */
export function parseRecipeParams(text: string): RecipeParams | null {
  if (text.trim() === '') return {};
  try {
    const parsed = RecipeParamsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
