ALTER TABLE "items" ADD COLUMN "tiles_sha256" text;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "tile_levels" integer;--> statement-breakpoint
CREATE INDEX "items_without_tiles" ON "items" USING btree ("sha256") WHERE tile_levels is null and (width_px > 4096 or height_px > 4096 or width_px::bigint * height_px > 16000000);