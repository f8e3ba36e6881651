INSERT INTO registry (registry, version) VALUES ('counties', 0), ('reference_products', 0)
