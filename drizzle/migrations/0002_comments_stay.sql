CREATE INDEX `change_author` ON `change` (`author_id`,`number`);--> statement-breakpoint
CREATE INDEX `change_published_at` ON `change` (`published_at`,`number`);--> statement-breakpoint
CREATE TRIGGER `change_comment_not_updated` BEFORE UPDATE ON `change_comment`
BEGIN
	SELECT RAISE(ABORT, '评论只增不改 · comments are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `change_comment_not_deleted` BEFORE DELETE ON `change_comment`
BEGIN
	SELECT RAISE(ABORT, '评论只增不改 · comments are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `change_comment_not_replaced` BEFORE INSERT ON `change_comment`
WHEN EXISTS (SELECT 1 FROM `change_comment` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, '评论只增不改 · comments are append-only');
END;
