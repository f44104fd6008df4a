ALTER TABLE `webhook` ADD `gone_at` integer;--> statement-breakpoint
ALTER TABLE `webhook` ADD `quiet_until` integer;