CREATE TABLE "guide_images" (
	"project_id" text NOT NULL,
	"sha256" text NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "guide_images_project_id_sha256_pk" PRIMARY KEY("project_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "allows_bulk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "guide_images" ADD CONSTRAINT "guide_images_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;