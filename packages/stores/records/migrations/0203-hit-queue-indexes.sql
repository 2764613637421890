-- For the filters of the queue that the order of the queue does not find soon, on a million hits.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX hit_region ON hit (region, severity_rank DESC, occurred_at DESC NULLS LAST, id);
CREATE INDEX hit_amount ON hit (amount);
CREATE INDEX hit_subject_text ON hit USING gin (subject_shown gin_trgm_ops);
-- Counting by state reads this alone.
CREATE INDEX hit_counting ON hit (state) INCLUDE (withdrawn_at, suppressed_by, merged_into, due_at, assigned_to, unit, region);
