INSERT INTO price_rule_version (category, warn_percent, warn_action, block_percent, block_action, not_above_maker_shop,
    not_above_self_operated, window_days, comparables_min, valid_from, reason, recorded_at) VALUES
    ('*', 110, 'warn', 120, 'block', 0, 0, 30, 3, '2018-08-31', 'first row; the sources name no figure', '2018-08-31 00:00:00')
