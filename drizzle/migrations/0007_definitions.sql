CREATE TABLE `definition` (
	`requirement` text PRIMARY KEY NOT NULL,
	`first_revision` integer NOT NULL,
	`latest_revision` integer NOT NULL,
	FOREIGN KEY (`first_revision`) REFERENCES `definition_revision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`latest_revision`) REFERENCES `definition_revision`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `definition_edit` (
	`change_number` integer NOT NULL,
	`requirement` text NOT NULL,
	`content` text,
	`base_revision` integer,
	`edited_by` text,
	`edited_at` integer NOT NULL,
	PRIMARY KEY(`change_number`, `requirement`),
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_revision`) REFERENCES `definition_revision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edited_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "definition_edit_content" CHECK("definition_edit"."content" IS NULL OR json_valid("definition_edit"."content"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `definition_edit_requirement` ON `definition_edit` (`requirement`,`change_number`);--> statement-breakpoint
CREATE TABLE `definition_revision` (
	`id` integer PRIMARY KEY NOT NULL,
	`requirement` text NOT NULL,
	`content` text,
	`effective_from` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`change_number` integer NOT NULL,
	`correction` integer NOT NULL,
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "definition_revision_content" CHECK("definition_revision"."content" IS NULL OR json_valid("definition_revision"."content")),
	CONSTRAINT "definition_revision_effective_date" CHECK("definition_revision"."effective_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "definition_revision_is_correction" CHECK("definition_revision"."correction" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `definition_revision_effective` ON `definition_revision` (`requirement`,`effective_from`);--> statement-breakpoint
CREATE INDEX `definition_revision_cell` ON `definition_revision` (`requirement`,`id`);--> statement-breakpoint
CREATE INDEX `definition_revision_change` ON `definition_revision` (`change_number`);--> statement-breakpoint
CREATE INDEX `definition_revision_recorded` ON `definition_revision` (`recorded_at`);
--> statement-breakpoint
CREATE TRIGGER `definition_revision_not_updated` BEFORE UPDATE ON `definition_revision`
BEGIN
	SELECT RAISE(ABORT, '定义历史只增不改 · the history of definitions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `definition_revision_not_deleted` BEFORE DELETE ON `definition_revision`
BEGIN
	SELECT RAISE(ABORT, '定义历史只增不改 · the history of definitions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `definition_revision_not_replaced` BEFORE INSERT ON `definition_revision`
WHEN EXISTS (SELECT 1 FROM `definition_revision` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, '定义历史只增不改 · the history of definitions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `definition_revision_before_publication` BEFORE INSERT ON `definition_revision`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
-- Both histories are numbered by one counter, so that numbers follow recorded times across them.
CREATE TRIGGER `definition_revision_appended` AFTER INSERT ON `definition_revision`
BEGIN
	SELECT RAISE(ABORT, '定义历史只能追加 · history only grows at its end') WHERE NEW.`id` <> (SELECT max(`id`) FROM `definition_revision`)
		OR NEW.`id` <= (SELECT coalesce(max(`id`), 0) FROM `revision`);
	SELECT RAISE(ABORT, '记录时间不可倒退 · recorded times only grow') WHERE EXISTS (
		SELECT 1 FROM `definition_revision` AS `previous`
		WHERE `previous`.`id` = (SELECT max(`id`) FROM `definition_revision` WHERE `id` < NEW.`id`)
			AND (`previous`.`recorded_at` > NEW.`recorded_at`
				OR `previous`.`recorded_at` = NEW.`recorded_at` AND `previous`.`change_number` <> NEW.`change_number`)
	) OR EXISTS (
		SELECT 1 FROM `revision` AS `previous`
		WHERE `previous`.`id` = (SELECT max(`id`) FROM `revision`)
			AND (`previous`.`recorded_at` > NEW.`recorded_at`
				OR `previous`.`recorded_at` = NEW.`recorded_at` AND `previous`.`change_number` <> NEW.`change_number`)
	);
	INSERT INTO `definition` (`requirement`, `first_revision`, `latest_revision`)
		VALUES (NEW.`requirement`, NEW.`id`, NEW.`id`)
		ON CONFLICT DO UPDATE SET `latest_revision` = NEW.`id`;
	INSERT INTO `sqlite_sequence` (`name`, `seq`)
		SELECT 'revision', 0 WHERE NOT EXISTS (SELECT 1 FROM `sqlite_sequence` WHERE `name` = 'revision');
	UPDATE `sqlite_sequence` SET `seq` = NEW.`id` WHERE `name` = 'revision';
END;
--> statement-breakpoint
CREATE TRIGGER `revision_after_definitions` AFTER INSERT ON `revision`
BEGIN
	SELECT RAISE(ABORT, '规则历史只能追加 · history only grows at its end') WHERE NEW.`id` <= (SELECT coalesce(max(`id`), 0) FROM `definition_revision`);
	SELECT RAISE(ABORT, '记录时间不可倒退 · recorded times only grow') WHERE EXISTS (
		SELECT 1 FROM `definition_revision` AS `previous`
		WHERE `previous`.`id` = (SELECT max(`id`) FROM `definition_revision`)
			AND (`previous`.`recorded_at` > NEW.`recorded_at`
				OR `previous`.`recorded_at` = NEW.`recorded_at` AND `previous`.`change_number` <> NEW.`change_number`)
	);
END;
--> statement-breakpoint
CREATE TRIGGER `definition_edit_frozen_insert` BEFORE INSERT ON `definition_edit`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `definition_edit_frozen_update` BEFORE UPDATE ON `definition_edit`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = OLD.`change_number` AND `status` = 'PUBLISHED') OR EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `definition_edit_frozen_delete` BEFORE DELETE ON `definition_edit`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = OLD.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
