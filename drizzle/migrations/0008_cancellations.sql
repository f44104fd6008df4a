CREATE TABLE `cancellation` (
	`id` integer PRIMARY KEY NOT NULL,
	`cancelled` integer NOT NULL,
	`change_number` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`cancelled`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cancellation_cancelled_unique` ON `cancellation` (`cancelled`);--> statement-breakpoint
CREATE UNIQUE INDEX `cancellation_change_number_unique` ON `cancellation` (`change_number`);--> statement-breakpoint
CREATE INDEX `cancellation_recorded` ON `cancellation` (`recorded_at`);--> statement-breakpoint
CREATE TABLE `void_revision` (
	`revision` integer PRIMARY KEY NOT NULL,
	`cancellation` integer NOT NULL,
	`layer` text NOT NULL,
	`requirement` text NOT NULL,
	`horizon` text,
	FOREIGN KEY (`revision`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancellation`) REFERENCES `cancellation`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `void_revision_cell` ON `void_revision` (`layer`,`requirement`,`cancellation`,`horizon`);--> statement-breakpoint
ALTER TABLE `change` ADD `cancels` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `cancellation_not_updated` BEFORE UPDATE ON `cancellation`
BEGIN
	SELECT RAISE(ABORT, '取消记录只增不改 · the record of cancellations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `cancellation_not_deleted` BEFORE DELETE ON `cancellation`
BEGIN
	SELECT RAISE(ABORT, '取消记录只增不改 · the record of cancellations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `void_revision_not_updated` BEFORE UPDATE ON `void_revision`
BEGIN
	SELECT RAISE(ABORT, '取消记录只增不改 · the record of cancellations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `void_revision_not_deleted` BEFORE DELETE ON `void_revision`
BEGIN
	SELECT RAISE(ABORT, '取消记录只增不改 · the record of cancellations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `cancellation_not_replaced` BEFORE INSERT ON `cancellation`
WHEN EXISTS (SELECT 1 FROM `cancellation` WHERE `id` = NEW.`id` OR `cancelled` = NEW.`cancelled` OR `change_number` = NEW.`change_number`)
BEGIN
	SELECT RAISE(ABORT, '取消记录只增不改 · the record of cancellations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `void_revision_not_replaced` BEFORE INSERT ON `void_revision`
WHEN EXISTS (SELECT 1 FROM `void_revision` WHERE `revision` = NEW.`revision`)
BEGIN
	SELECT RAISE(ABORT, '取消记录只增不改 · the record of cancellations is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `void_revision_of_cancelled` BEFORE INSERT ON `void_revision`
WHEN NOT EXISTS (
	SELECT 1 FROM `revision` JOIN `cancellation` ON `cancellation`.`cancelled` = `revision`.`change_number`
	WHERE `revision`.`id` = NEW.`revision` AND `cancellation`.`id` = NEW.`cancellation`
)
BEGIN
	SELECT RAISE(ABORT, '只有被取消的变更的规则才会作废 · only what was cancelled is void');
END;
--> statement-breakpoint
-- The change that cancels is marked as published afterwards, and sets nothing itself.
CREATE TRIGGER `cancellation_before_publication` BEFORE INSERT ON `cancellation`
WHEN NOT EXISTS (
	SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` <> 'PUBLISHED' AND `cancels` = 1 AND `reverts` = NEW.`cancelled`
)
BEGIN
	SELECT RAISE(ABORT, '取消须由为此起草的变更作出 · a change is cancelled by one that was drafted for it');
END;
--> statement-breakpoint
-- Days are Beijing's.
CREATE TRIGGER `cancellation_ahead` BEFORE INSERT ON `cancellation`
WHEN NOT EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`cancelled` AND `status` = 'PUBLISHED' AND `cancels` = 0)
	OR EXISTS (SELECT 1 FROM `revision` WHERE `change_number` = NEW.`cancelled`
		AND `effective_from` <= date(NEW.`recorded_at` / 1000, 'unixepoch', '+8 hours'))
	OR EXISTS (SELECT 1 FROM `definition_revision` WHERE `change_number` = NEW.`cancelled`
		AND `effective_from` <= date(NEW.`recorded_at` / 1000, 'unixepoch', '+8 hours'))
BEGIN
	SELECT RAISE(ABORT, '只能取消尚未生效的变更 · only what is published and has not begun can be cancelled');
END;
--> statement-breakpoint
-- Numbered by the counter of revisions; then each cell that it touches stands as without what is void.
CREATE TRIGGER `cancellation_appended` AFTER INSERT ON `cancellation`
BEGIN
	SELECT RAISE(ABORT, '取消记录只能追加 · history only grows at its end') WHERE NEW.`id` <> (SELECT max(`id`) FROM `cancellation`)
		OR NEW.`id` <= (SELECT coalesce(max(`id`), 0) FROM `revision`)
		OR NEW.`id` <= (SELECT coalesce(max(`id`), 0) FROM `definition_revision`);
	SELECT RAISE(ABORT, '记录时间不可倒退 · recorded times only grow') WHERE EXISTS (
		SELECT 1 FROM `cancellation`
		WHERE `id` = (SELECT max(`id`) FROM `cancellation` WHERE `id` < NEW.`id`) AND `recorded_at` >= NEW.`recorded_at`
	) OR EXISTS (
		SELECT 1 FROM `revision` WHERE `id` = (SELECT max(`id`) FROM `revision`) AND `recorded_at` >= NEW.`recorded_at`
	) OR EXISTS (
		SELECT 1 FROM `definition_revision`
		WHERE `id` = (SELECT max(`id`) FROM `definition_revision`) AND `recorded_at` >= NEW.`recorded_at`
	);
	INSERT INTO `void_revision` (`revision`, `cancellation`, `layer`, `requirement`, `horizon`)
		SELECT `id`, NEW.`id`, `layer`, `requirement`, (
			SELECT `left`.`effective_from` FROM `revision` AS `left`
			WHERE `left`.`layer` = `gone`.`layer` AND `left`.`requirement` = `gone`.`requirement`
				AND `left`.`change_number` <> NEW.`cancelled`
				AND NOT EXISTS (SELECT 1 FROM `void_revision` WHERE `void_revision`.`revision` = `left`.`id`)
			ORDER BY `left`.`effective_from` DESC LIMIT 1
		) FROM `revision` AS `gone` WHERE `change_number` = NEW.`cancelled`;
	UPDATE `cell` SET `latest_revision` = (
			SELECT `id` FROM `revision` AS `left`
			WHERE `left`.`layer` = `cell`.`layer` AND `left`.`requirement` = `cell`.`requirement`
				AND NOT EXISTS (SELECT 1 FROM `void_revision` WHERE `void_revision`.`revision` = `left`.`id`)
			ORDER BY `left`.`id` DESC LIMIT 1
		), (`horizon`, `standing_revision`, `standing_content`, `standing_recorded_at`) = (
			SELECT `effective_from`, `id`, `content`, `recorded_at` FROM `revision` AS `left`
			WHERE `left`.`layer` = `cell`.`layer` AND `left`.`requirement` = `cell`.`requirement`
				AND NOT EXISTS (SELECT 1 FROM `void_revision` WHERE `void_revision`.`revision` = `left`.`id`)
			ORDER BY `left`.`effective_from` DESC, `left`.`id` DESC LIMIT 1
		)
		WHERE (`layer`, `requirement`) IN (SELECT `layer`, `requirement` FROM `revision` WHERE `change_number` = NEW.`cancelled`);
	INSERT INTO `sqlite_sequence` (`name`, `seq`)
		SELECT 'revision', 0 WHERE NOT EXISTS (SELECT 1 FROM `sqlite_sequence` WHERE `name` = 'revision');
	UPDATE `sqlite_sequence` SET `seq` = NEW.`id` WHERE `name` = 'revision';
END;
--> statement-breakpoint
CREATE TRIGGER `revision_after_cancellations` AFTER INSERT ON `revision`
BEGIN
	SELECT RAISE(ABORT, '规则历史只能追加 · history only grows at its end') WHERE NEW.`id` <= (SELECT coalesce(max(`id`), 0) FROM `cancellation`);
	SELECT RAISE(ABORT, '记录时间不可倒退 · recorded times only grow') WHERE EXISTS (
		SELECT 1 FROM `cancellation` WHERE `id` = (SELECT max(`id`) FROM `cancellation`) AND `recorded_at` >= NEW.`recorded_at`
	);
	SELECT RAISE(ABORT, '取消其他变更的变更不设定规则 · a change that cancels another sets nothing') WHERE EXISTS (
		SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `cancels` = 1
	);
END;
--> statement-breakpoint
CREATE TRIGGER `definition_revision_after_cancellations` AFTER INSERT ON `definition_revision`
BEGIN
	SELECT RAISE(ABORT, '定义历史只能追加 · history only grows at its end') WHERE NEW.`id` <= (SELECT coalesce(max(`id`), 0) FROM `cancellation`);
	SELECT RAISE(ABORT, '记录时间不可倒退 · recorded times only grow') WHERE EXISTS (
		SELECT 1 FROM `cancellation` WHERE `id` = (SELECT max(`id`) FROM `cancellation`) AND `recorded_at` >= NEW.`recorded_at`
	);
	SELECT RAISE(ABORT, '取消其他变更的变更不设定规则 · a change that cancels another sets nothing') WHERE EXISTS (
		SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `cancels` = 1
	);
END;
--> statement-breakpoint
-- As before, but that what a province was to have and was cancelled doesn't keep a national revision from it.
DROP TRIGGER `revision_inherited`;
--> statement-breakpoint
CREATE TRIGGER `revision_inherited` AFTER INSERT ON `revision`
WHEN NEW.`layer` = 'CN'
BEGIN
	INSERT INTO `inherited_revision` (`province`, `requirement`, `revision`)
		SELECT `province_version`.`province`, NEW.`requirement`, NEW.`id` FROM `province_version`
		WHERE (
			SELECT `content` FROM `revision` AS `own`
			WHERE `own`.`layer` = `province_version`.`province` AND `own`.`requirement` = NEW.`requirement`
				AND `own`.`effective_from` <= NEW.`effective_from`
				AND NOT EXISTS (SELECT 1 FROM `void_revision` WHERE `void_revision`.`revision` = `own`.`id`)
			ORDER BY `own`.`effective_from` DESC, `own`.`id` DESC LIMIT 1
		) IS NULL;
END;
