-- What tables alone can't promise. One trigger a statement.
CREATE TRIGGER `revision_not_updated` BEFORE UPDATE ON `revision`
BEGIN
	SELECT RAISE(ABORT, '规则历史只增不改 · the history of rules is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `revision_not_deleted` BEFORE DELETE ON `revision`
BEGIN
	SELECT RAISE(ABORT, '规则历史只增不改 · the history of rules is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes without firing delete triggers, unless recursive triggers are on.
CREATE TRIGGER `revision_not_replaced` BEFORE INSERT ON `revision`
WHEN EXISTS (SELECT 1 FROM `revision` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, '规则历史只增不改 · the history of rules is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_not_updated` BEFORE UPDATE ON `audit_event`
BEGIN
	SELECT RAISE(ABORT, '审计记录只增不改 · the audit trail is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_not_deleted` BEFORE DELETE ON `audit_event`
BEGIN
	SELECT RAISE(ABORT, '审计记录只增不改 · the audit trail is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_not_replaced` BEFORE INSERT ON `audit_event`
WHEN EXISTS (SELECT 1 FROM `audit_event` WHERE `sequence` = NEW.`sequence`)
BEGIN
	SELECT RAISE(ABORT, '审计记录只增不改 · the audit trail is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `review_not_updated` BEFORE UPDATE ON `review`
BEGIN
	SELECT RAISE(ABORT, '审核记录只增不改 · reviews are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `review_not_deleted` BEFORE DELETE ON `review`
BEGIN
	SELECT RAISE(ABORT, '审核记录只增不改 · reviews are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `review_not_replaced` BEFORE INSERT ON `review`
WHEN EXISTS (SELECT 1 FROM `review` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, '审核记录只增不改 · reviews are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `change_editor_not_updated` BEFORE UPDATE ON `change_editor`
BEGIN
	SELECT RAISE(ABORT, '编辑者名单只增不改 · the list of editors is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `change_editor_not_deleted` BEFORE DELETE ON `change_editor`
BEGIN
	SELECT RAISE(ABORT, '编辑者名单只增不改 · the list of editors is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `inherited_revision_not_updated` BEFORE UPDATE ON `inherited_revision`
BEGIN
	SELECT RAISE(ABORT, '规则历史只增不改 · the history of rules is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `inherited_revision_not_deleted` BEFORE DELETE ON `inherited_revision`
BEGIN
	SELECT RAISE(ABORT, '规则历史只增不改 · the history of rules is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `seeded_not_updated` BEFORE UPDATE ON `seeded`
BEGIN
	SELECT RAISE(ABORT, '初始数据记录只增不改 · the record of seeding is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `seeded_not_deleted` BEFORE DELETE ON `seeded`
BEGIN
	SELECT RAISE(ABORT, '初始数据记录只增不改 · the record of seeding is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `rulebook_edition_not_updated` BEFORE UPDATE ON `rulebook_edition`
BEGIN
	SELECT RAISE(ABORT, '规则版本只增不改 · editions of the rule book are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `rulebook_edition_not_deleted` BEFORE DELETE ON `rulebook_edition`
BEGIN
	SELECT RAISE(ABORT, '规则版本只增不改 · editions of the rule book are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `change_not_deleted` BEFORE DELETE ON `change`
BEGIN
	SELECT RAISE(ABORT, '变更不可删除 · changes are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER `change_not_replaced` BEFORE INSERT ON `change`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`number`)
BEGIN
	SELECT RAISE(ABORT, '变更不可删除 · changes are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER `change_not_renumbered` BEFORE UPDATE ON `change`
WHEN NEW.`number` <> OLD.`number`
BEGIN
	SELECT RAISE(ABORT, '变更编号不可修改 · a change keeps its number');
END;
--> statement-breakpoint
CREATE TRIGGER `change_frozen` BEFORE UPDATE ON `change`
WHEN OLD.`status` = 'PUBLISHED'
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `change_edit_frozen_insert` BEFORE INSERT ON `change_edit`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `change_edit_frozen_update` BEFORE UPDATE ON `change_edit`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = OLD.`change_number` AND `status` = 'PUBLISHED') OR EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `change_edit_frozen_delete` BEFORE DELETE ON `change_edit`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = OLD.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `change_source_frozen_insert` BEFORE INSERT ON `change_source`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `change_source_frozen_update` BEFORE UPDATE ON `change_source`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = OLD.`change_number` AND `status` = 'PUBLISHED') OR EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
CREATE TRIGGER `change_source_frozen_delete` BEFORE DELETE ON `change_source`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = OLD.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
-- A change's revisions are appended first, then it is marked as published.
CREATE TRIGGER `revision_before_publication` BEFORE INSERT ON `revision`
WHEN EXISTS (SELECT 1 FROM `change` WHERE `number` = NEW.`change_number` AND `status` = 'PUBLISHED')
BEGIN
	SELECT RAISE(ABORT, '已发布的变更不可修改 · a published change stands as it is');
END;
--> statement-breakpoint
-- The order of numbers is the order of recorded times, which resolution relies on; and the cell keeps up.
CREATE TRIGGER `revision_appended` AFTER INSERT ON `revision`
BEGIN
	SELECT RAISE(ABORT, '规则历史只能追加 · history only grows at its end') WHERE NEW.`id` <> (SELECT max(`id`) FROM `revision`);
	SELECT RAISE(ABORT, '记录时间不可倒退 · recorded times only grow') WHERE EXISTS (
		SELECT 1 FROM `revision` AS `previous`
		WHERE `previous`.`id` = (SELECT max(`id`) FROM `revision` WHERE `id` < NEW.`id`)
			AND (`previous`.`recorded_at` > NEW.`recorded_at`
				OR `previous`.`recorded_at` = NEW.`recorded_at` AND `previous`.`change_number` <> NEW.`change_number`)
	);
	SELECT RAISE(ABORT, 'horizon 不符 · the horizon is the latest effective date of the cell so far') WHERE NEW.`horizon` <> max(NEW.`effective_from`, coalesce((
		SELECT `horizon` FROM `cell` WHERE `layer` = NEW.`layer` AND `requirement` = NEW.`requirement`
	), NEW.`effective_from`));
	INSERT INTO `cell` (`layer`, `requirement`, `revisions`, `inherited`)
		VALUES (NEW.`layer`, NEW.`requirement`, 1, 0)
		ON CONFLICT DO UPDATE SET `revisions` = `revisions` + 1;
	UPDATE `cell` SET `latest_revision` = NEW.`id`
		WHERE `layer` = NEW.`layer` AND `requirement` = NEW.`requirement`;
	UPDATE `cell` SET `horizon` = NEW.`effective_from`, `standing_revision` = NEW.`id`,
			`standing_content` = NEW.`content`, `standing_recorded_at` = NEW.`recorded_at`
		WHERE `layer` = NEW.`layer` AND `requirement` = NEW.`requirement`
			AND (`horizon` IS NULL OR `horizon` <= NEW.`effective_from`);
END;
--> statement-breakpoint
-- A national revision reaches the provinces that have no content of their own on its effective date.
CREATE TRIGGER `revision_inherited` AFTER INSERT ON `revision`
WHEN NEW.`layer` = 'CN'
BEGIN
	INSERT INTO `inherited_revision` (`province`, `requirement`, `revision`)
		SELECT `province_version`.`province`, NEW.`requirement`, NEW.`id` FROM `province_version`
		WHERE (
			SELECT `content` FROM `revision` AS `own`
			WHERE `own`.`layer` = `province_version`.`province` AND `own`.`requirement` = NEW.`requirement`
				AND `own`.`effective_from` <= NEW.`effective_from`
			ORDER BY `own`.`effective_from` DESC, `own`.`id` DESC LIMIT 1
		) IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `inherited_revision_counted` AFTER INSERT ON `inherited_revision`
BEGIN
	INSERT INTO `cell` (`layer`, `requirement`, `revisions`, `inherited`)
		VALUES (NEW.`province`, NEW.`requirement`, 0, 1)
		ON CONFLICT DO UPDATE SET `inherited` = `inherited` + 1;
END;
--> statement-breakpoint
-- Each event carries the hash of the one before; the first one carries zeros.
CREATE TRIGGER `audit_event_chained` AFTER INSERT ON `audit_event`
BEGIN
	SELECT RAISE(ABORT, '审计记录只能追加 · the audit trail only grows at its end') WHERE NEW.`sequence` <> 1 + coalesce((SELECT max(`sequence`) FROM `audit_event` WHERE `sequence` <> NEW.`sequence`), 0);
	SELECT RAISE(ABORT, '审计链不符 · an audit event carries the hash of the one before') WHERE NEW.`previous_hash` <> coalesce((SELECT `hash` FROM `audit_event` WHERE `sequence` = NEW.`sequence` - 1), printf('%064d', 0));
END;
--> statement-breakpoint
CREATE TRIGGER `province_version_not_deleted` BEFORE DELETE ON `province_version`
BEGIN
	SELECT RAISE(ABORT, '省份不可删除 · provinces stay');
END;
--> statement-breakpoint
CREATE TRIGGER `province_version_grows` BEFORE UPDATE ON `province_version`
WHEN NEW.`version` <= OLD.`version` OR NEW.`province` <> OLD.`province`
BEGIN
	SELECT RAISE(ABORT, '省份版本只增不减 · the version of a province only grows');
END;
--> statement-breakpoint
CREATE TRIGGER `change_tallied` AFTER INSERT ON `change`
BEGIN
	UPDATE `change_tally` SET `changes` = `changes` + 1 WHERE `status` = NEW.`status`;
END;
--> statement-breakpoint
CREATE TRIGGER `change_tallied_anew` AFTER UPDATE ON `change`
WHEN NEW.`status` <> OLD.`status`
BEGIN
	UPDATE `change_tally` SET `changes` = `changes` + (`status` = NEW.`status`) - (`status` = OLD.`status`)
		WHERE `status` IN (NEW.`status`, OLD.`status`);
END;
--> statement-breakpoint
INSERT INTO `change_tally` (`status`, `changes`) VALUES
	('DRAFT', 0), ('IN_REVIEW', 0), ('APPROVED', 0), ('PUBLISHED', 0), ('REJECTED', 0), ('WITHDRAWN', 0);
--> statement-breakpoint
INSERT INTO `province_version` (`province`, `version`) VALUES
	('BJ', 0), ('TJ', 0), ('HE', 0), ('SX', 0), ('NM', 0), ('LN', 0), ('JL', 0), ('HL', 0), ('SH', 0), ('JS', 0), ('ZJ', 0), ('AH', 0), ('FJ', 0), ('JX', 0), ('SD', 0), ('HA', 0), ('HB', 0), ('HN', 0), ('GD', 0), ('GX', 0), ('HI', 0), ('CQ', 0), ('SC', 0), ('GZ', 0), ('YN', 0), ('XZ', 0), ('SN', 0), ('GS', 0), ('QH', 0), ('NX', 0), ('XJ', 0);
