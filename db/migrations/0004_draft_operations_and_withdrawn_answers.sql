CREATE TABLE "draft_operations" (
	"assignment_id" text NOT NULL,
	"seq" integer NOT NULL,
	"operation_id" text NOT NULL,
	"at" double precision NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"joins" boolean NOT NULL,
	"diff" jsonb NOT NULL,
	CONSTRAINT "draft_operations_assignment_id_seq_pk" PRIMARY KEY("assignment_id","seq")
);
--> statement-breakpoint
CREATE TABLE "withdrawn_annotations" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"project_id" text NOT NULL,
	"user_id" text NOT NULL,
	"label_schema_version" integer NOT NULL,
	"answer" jsonb NOT NULL,
	"duration_ms" integer NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "document" jsonb;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_operations" ADD CONSTRAINT "draft_operations_assignment_id_drafts_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."drafts"("assignment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawn_annotations" ADD CONSTRAINT "withdrawn_annotations_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawn_annotations" ADD CONSTRAINT "withdrawn_annotations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawn_annotations" ADD CONSTRAINT "withdrawn_annotations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "withdrawn_annotations_assignment" ON "withdrawn_annotations" USING btree ("assignment_id");