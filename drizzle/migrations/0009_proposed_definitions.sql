CREATE TABLE `proposed_definition` (
	`requirement` text NOT NULL,
	`saying` integer NOT NULL,
	`content` text,
	`change_number` integer,
	PRIMARY KEY(`requirement`, `saying`),
	FOREIGN KEY (`change_number`) REFERENCES `change`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposed_definition_saying" CHECK("proposed_definition"."saying" >= 1),
	CONSTRAINT "proposed_definition_content" CHECK("proposed_definition"."content" IS NULL OR json_valid("proposed_definition"."content"))
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `proposed_definition_not_updated` BEFORE UPDATE ON `proposed_definition`
BEGIN
	SELECT RAISE(ABORT, '提议记录只增不改 · the record of what was proposed is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `proposed_definition_not_deleted` BEFORE DELETE ON `proposed_definition`
BEGIN
	SELECT RAISE(ABORT, '提议记录只增不改 · the record of what was proposed is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `proposed_definition_not_replaced` BEFORE INSERT ON `proposed_definition`
WHEN EXISTS (SELECT 1 FROM `proposed_definition` WHERE `requirement` = NEW.`requirement` AND `saying` = NEW.`saying`)
BEGIN
	SELECT RAISE(ABORT, '提议记录只增不改 · the record of what was proposed is append-only');
END;
