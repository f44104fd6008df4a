CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_until` integer,
	`created_at` integer NOT NULL,
	`created_by` text,
	`disabled_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "webhook_previous" CHECK(("webhook"."previous_secret" IS NULL) = ("webhook"."previous_until" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `webhook_attempt` (
	`delivery_id` integer NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`status` integer,
	`error` text,
	`response` text,
	PRIMARY KEY(`delivery_id`, `number`),
	FOREIGN KEY (`delivery_id`) REFERENCES `webhook_delivery`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "webhook_attempt_outcome" CHECK(("webhook_attempt"."status" IS NULL) <> ("webhook_attempt"."error" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`webhook_id` text NOT NULL,
	`type` text NOT NULL,
	`event_id` text NOT NULL,
	`change_number` integer,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL,
	`claim` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhook`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "webhook_delivery_state" CHECK("webhook_delivery"."state" IN ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED')),
	CONSTRAINT "webhook_delivery_body" CHECK(json_valid("webhook_delivery"."body"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_delivery_event` ON `webhook_delivery` (`webhook_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_webhook` ON `webhook_delivery` (`webhook_id`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`due_at`) WHERE "webhook_delivery"."state" = 'PENDING';--> statement-breakpoint
CREATE INDEX `webhook_delivery_claimed` ON `webhook_delivery` (`webhook_id`,`due_at`) WHERE "webhook_delivery"."claim" IS NOT NULL;