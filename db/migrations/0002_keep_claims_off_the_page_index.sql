DROP INDEX "tasks_page";--> statement-breakpoint
CREATE INDEX "tasks_page" ON "tasks" USING btree ("project_id",(rank + 0),"id");