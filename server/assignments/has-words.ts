import { type SQL, sql } from 'drizzle-orm';
import { spellingsOf } from '@/core/text/search-words';

/**
 * Renders the condition that all words occur, as they are written, in the text or the name of the
 * item of the task of alias `t`; nothing at all for no words. The text is made small once a row.
 */
export function hasWords(words: readonly string[]): SQL {
  if (words.length === 0) return sql``;
  const conditions = words.map((word) => {
    const places = spellingsOf(word).map((one) => sql`position(lower(${one}::text) in x.body) > 0`);
    return sql`(${sql.join(places, sql` or `)})`;
  });
  return sql`
        and (select true from (
          select lower(i.name || ' ' || coalesce(i.text, '')) as body
          from items i where i.id = t.item_id offset 0
        ) x where ${sql.join(conditions, sql` and `)}) is not null`;
}
