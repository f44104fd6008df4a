CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `audit_event` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`change_number` integer,
	`subject` text,
	`version` integer,
	`origin` text,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "audit_event_actor_kind" CHECK("audit_event"."actor_kind" IN ('PERSON', 'TOKEN', 'SYSTEM')),
	CONSTRAINT "audit_event_details" CHECK(json_valid("audit_event"."details")),
	CONSTRAINT "audit_event_hash" CHECK(length("audit_event"."hash") = 64)
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_event_change` ON `audit_event` (`change_number`);--> statement-breakpoint
CREATE INDEX `audit_event_actor` ON `audit_event` (`actor_id`);--> statement-breakpoint
CREATE TABLE `cell` (
	`layer` text NOT NULL,
	`requirement` text NOT NULL,
	`revisions` integer NOT NULL,
	`inherited` integer NOT NULL,
	`latest_revision` integer,
	`horizon` text,
	`standing_revision` integer,
	`standing_content` text,
	`standing_recorded_at` integer,
	PRIMARY KEY(`layer`, `requirement`),
	FOREIGN KEY (`latest_revision`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`standing_revision`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `cell_requirement` ON `cell` (`requirement`);--> statement-breakpoint
CREATE TABLE `change` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`author_id` text,
	`version` integer NOT NULL,
	`effective_from` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
	`reverts` integer,
	`approved_digest` text,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverts`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "change_known_status" CHECK("change"."status" IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'REJECTED', 'WITHDRAWN')),
	CONSTRAINT "change_version" CHECK("change"."version" >= 1),
	CONSTRAINT "change_effective_date" CHECK("change"."effective_from" IS NULL OR "change"."effective_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "change_digest" CHECK("change"."approved_digest" IS NULL OR length("change"."approved_digest") = 64),
	CONSTRAINT "change_published" CHECK(("change"."status" = 'PUBLISHED') = ("change"."published_at" IS NOT NULL) AND ("change"."status" <> 'PUBLISHED' OR "change"."effective_from" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `change_status` ON `change` (`status`,`number`);--> statement-breakpoint
CREATE INDEX `change_status_effective` ON `change` (`status`,`effective_from`);--> statement-breakpoint
CREATE INDEX `change_reverts` ON `change` (`reverts`);--> statement-breakpoint
CREATE TABLE `change_comment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_number` integer NOT NULL,
	`person_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `change_comment_change` ON `change_comment` (`change_number`);--> statement-breakpoint
CREATE TABLE `change_edit` (
	`change_number` integer NOT NULL,
	`layer` text NOT NULL,
	`requirement` text NOT NULL,
	`content` text,
	`base_revision` integer,
	`edited_by` text,
	`edited_at` integer NOT NULL,
	PRIMARY KEY(`change_number`, `layer`, `requirement`),
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_revision`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "change_edit_known_layer" CHECK("change_edit"."layer" IN ('CN', 'BJ', 'TJ', 'HE', 'SX', 'NM', 'LN', 'JL', 'HL', 'SH', 'JS', 'ZJ', 'AH', 'FJ', 'JX', 'SD', 'HA', 'HB', 'HN', 'GD', 'GX', 'HI', 'CQ', 'SC', 'GZ', 'YN', 'XZ', 'SN', 'GS', 'QH', 'NX', 'XJ')),
	CONSTRAINT "change_edit_content" CHECK("change_edit"."content" IS NULL OR json_valid("change_edit"."content"))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `change_edit_cell` ON `change_edit` (`layer`,`requirement`,`change_number`);--> statement-breakpoint
CREATE INDEX `change_edit_layer` ON `change_edit` (`layer`,`change_number`);--> statement-breakpoint
CREATE INDEX `change_edit_requirement` ON `change_edit` (`requirement`,`change_number`);--> statement-breakpoint
CREATE TABLE `change_editor` (
	`change_number` integer NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`change_number`, `person_id`),
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `change_source` (
	`change_number` integer NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`url` text,
	`clause` text,
	`published_on` text,
	`retrieved_on` text,
	PRIMARY KEY(`change_number`, `position`),
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `change_tally` (
	`status` text PRIMARY KEY NOT NULL,
	`changes` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `inherited_revision` (
	`province` text NOT NULL,
	`requirement` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`province`, `requirement`, `revision`),
	FOREIGN KEY (`revision`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `inherited_revision_province` ON `inherited_revision` (`province`,`revision`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`role` text DEFAULT 'VIEWER' NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "person_role" CHECK("person"."role" IN ('VIEWER', 'EDITOR', 'REVIEWER', 'ADMINISTRATOR'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `province_version` (
	`province` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `review` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_number` integer NOT NULL,
	`change_version` integer NOT NULL,
	`content_digest` text NOT NULL,
	`reviewer_id` text,
	`verdict` text NOT NULL,
	`comment` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "review_verdict" CHECK("review"."verdict" IN ('APPROVED', 'REJECTED')),
	CONSTRAINT "review_digest" CHECK(length("review"."content_digest") = 64)
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_change` ON `review` (`change_number`);--> statement-breakpoint
CREATE TABLE `revision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`layer` text NOT NULL,
	`requirement` text NOT NULL,
	`content` text,
	`effective_from` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`change_number` integer NOT NULL,
	`correction` integer NOT NULL,
	`horizon` text NOT NULL,
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "revision_known_layer" CHECK("revision"."layer" IN ('CN', 'BJ', 'TJ', 'HE', 'SX', 'NM', 'LN', 'JL', 'HL', 'SH', 'JS', 'ZJ', 'AH', 'FJ', 'JX', 'SD', 'HA', 'HB', 'HN', 'GD', 'GX', 'HI', 'CQ', 'SC', 'GZ', 'YN', 'XZ', 'SN', 'GS', 'QH', 'NX', 'XJ')),
	CONSTRAINT "revision_content" CHECK("revision"."content" IS NULL OR json_valid("revision"."content")),
	CONSTRAINT "revision_effective_date" CHECK("revision"."effective_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "revision_is_correction" CHECK("revision"."correction" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `revision_effective` ON `revision` (`layer`,`requirement`,`effective_from`);--> statement-breakpoint
CREATE INDEX `revision_cell` ON `revision` (`layer`,`requirement`,`id`,`horizon`);--> statement-breakpoint
CREATE INDEX `revision_layer` ON `revision` (`layer`);--> statement-breakpoint
CREATE INDEX `revision_requirement` ON `revision` (`requirement`);--> statement-breakpoint
CREATE INDEX `revision_change` ON `revision` (`change_number`);--> statement-breakpoint
CREATE INDEX `revision_recorded` ON `revision` (`recorded_at`);--> statement-breakpoint
CREATE TABLE `rulebook_edition` (
	`digest` text PRIMARY KEY NOT NULL,
	`as_of` text NOT NULL,
	`known_at` integer NOT NULL,
	CONSTRAINT "rulebook_edition_digest" CHECK(length("rulebook_edition"."digest") = 64),
	CONSTRAINT "rulebook_edition_date" CHECK("rulebook_edition"."as_of" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sample` (
	`id` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`filing` text NOT NULL,
	`expectations` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text,
	`archived_at` integer,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sample_filing" CHECK(json_valid("sample"."filing")),
	CONSTRAINT "sample_expectations" CHECK(json_valid("sample"."expectations"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sample_name` ON `sample` (`name_zh`) WHERE "sample"."archived_at" IS NULL;--> statement-breakpoint
CREATE TABLE `seeded` (
	`entry` text PRIMARY KEY NOT NULL,
	`change_number` integer NOT NULL,
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `token` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`last_used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "token_hash" CHECK(length("token"."hash") = 64)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `token_hash_unique` ON `token` (`hash`);--> statement-breakpoint
CREATE INDEX `token_person` ON `token` (`person_id`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);
