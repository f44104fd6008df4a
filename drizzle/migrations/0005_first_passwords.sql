-- Of accounts that were there before nothing is known; only a first start sets it.
ALTER TABLE `person` ADD `first_password_at` integer;
