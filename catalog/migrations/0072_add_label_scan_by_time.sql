ALTER TABLE label_scan
    ADD INDEX label_scan_by_time (scanned_at)
