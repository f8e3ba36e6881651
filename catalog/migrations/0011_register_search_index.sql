INSERT INTO registry (registry, version) VALUES ('search_index', 1)
