CREATE TABLE `proposed_entry` (
	`entry` text NOT NULL,
	`saying` integer NOT NULL,
	`content` text,
	`change_number` integer,
	PRIMARY KEY(`entry`, `saying`),
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposed_entry_saying" CHECK("proposed_entry"."saying" >= 1),
	CONSTRAINT "proposed_entry_content" CHECK("proposed_entry"."content" IS NULL OR json_valid("proposed_entry"."content"))
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `proposed_entry_not_updated` BEFORE UPDATE ON `proposed_entry`
BEGIN
	SELECT RAISE(ABORT, '提议记录只增不改 · the record of what was proposed is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `proposed_entry_not_deleted` BEFORE DELETE ON `proposed_entry`
BEGIN
	SELECT RAISE(ABORT, '提议记录只增不改 · the record of what was proposed is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `proposed_entry_not_replaced` BEFORE INSERT ON `proposed_entry`
WHEN EXISTS (SELECT 1 FROM `proposed_entry` WHERE `entry` = NEW.`entry` AND `saying` = NEW.`saying`)
BEGIN
	SELECT RAISE(ABORT, '提议记录只增不改 · the record of what was proposed is append-only');
END;
