-- Whom the organiser took out of a group, and why.
ALTER TABLE buyer_group_member
    ADD COLUMN reason VARCHAR(200) NULL,
    DROP CONSTRAINT buyer_group_member_membership,
    ADD CONSTRAINT buyer_group_member_membership CHECK (membership IN ('invited', 'joined', 'left', 'removed')),
    ADD CONSTRAINT buyer_group_member_reason CHECK ((reason IS NOT NULL) = (membership = 'removed'))
