INSERT INTO registry (registry, version) VALUES ('price_comparables', 0), ('price_rules', 0)
