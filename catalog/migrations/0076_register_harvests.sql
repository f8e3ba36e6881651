INSERT INTO registry (registry, version) VALUES ('harvests', 0)
