INSERT INTO registry (registry, version) VALUES ('places', 0), ('households', 0), ('labour_lists', 0)
