-- A re-check is a run of its own: it is asked for, and judged once the run is done.
ALTER TABLE rectification_recheck DROP CONSTRAINT rectification_recheck_outcome_check;
ALTER TABLE rectification_recheck ADD CHECK (outcome IN ('waiting', 'failed', 'clear', 'found', 'not_evaluable'));
ALTER TABLE rectification_recheck ALTER COLUMN digest DROP NOT NULL;
ALTER TABLE rectification_recheck ALTER COLUMN as_of DROP NOT NULL;
ALTER TABLE rectification_recheck DROP COLUMN version;
ALTER TABLE rectification_recheck DROP COLUMN data_from;
ALTER TABLE rectification_recheck ADD COLUMN judged_at timestamp;
