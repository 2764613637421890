-- The queue's order over all hits: for lists that also show what is suppressed or withdrawn.
CREATE INDEX hit_order ON hit (severity_rank DESC, occurred_at DESC NULLS LAST, id);
