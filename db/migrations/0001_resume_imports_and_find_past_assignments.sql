ALTER TABLE "imports" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "progress_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "assignments_past" ON "assignments" USING btree ("user_id","task_id") WHERE status in ('skipped', 'expired');--> statement-breakpoint
CREATE INDEX "assignments_active" ON "assignments" USING btree ("project_id","task_id") WHERE status = 'active';