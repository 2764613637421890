-- Approved exemptions that the run was given, beside those of the data set exemption_list.
ALTER TABLE run ADD COLUMN exemptions jsonb NOT NULL DEFAULT '[]';  -- [{id, approval_no}]
