DROP INDEX "prelabel_outcomes_model";--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "is_paused" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "prelabel_outcomes" ADD COLUMN "was_shown" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "prelabel_outcomes" ADD COLUMN "candidates_taken" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "prelabel_outcomes" ADD COLUMN "candidates_changed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "blind_percent" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "pauses_poor_help" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "prelabel_outcomes_recent" ON "prelabel_outcomes" USING btree ("model_version_id","created_at");--> statement-breakpoint
CREATE INDEX "prelabel_outcomes_clicks" ON "prelabel_outcomes" USING btree ("model_version_id","created_at") WHERE candidates_taken > 0;--> statement-breakpoint
UPDATE "projects" SET "blind_percent" = 0 WHERE "is_demo";
