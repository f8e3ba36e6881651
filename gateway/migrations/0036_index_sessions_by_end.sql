-- For those whose end is long past.
ALTER TABLE session
    ADD KEY session_by_end (expires_at)
