-- Whether a share of a fill is given ahead of the harvest of the week of its need, since nothing was in stock; available is of it then.
ALTER TABLE need_fill_share ADD COLUMN ahead BOOLEAN NOT NULL DEFAULT FALSE
