-- The order of taking effect as one number: the date's digits, then the revision's number.
CREATE INDEX `revision_layer_effect` ON `revision` (`layer`,(CAST(replace(`effective_from`, '-', '') AS INTEGER) * 67108864 + `id`));--> statement-breakpoint
CREATE INDEX `revision_cell_effect` ON `revision` (`layer`,`requirement`,(CAST(replace(`effective_from`, '-', '') AS INTEGER) * 67108864 + `id`));--> statement-breakpoint
CREATE INDEX `revision_requirement_effect` ON `revision` (`requirement`,(CAST(replace(`effective_from`, '-', '') AS INTEGER) * 67108864 + `id`));
