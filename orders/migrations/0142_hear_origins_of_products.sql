-- Origins of products are in the catalogue's feed: everything is heard once more.
UPDATE feed_cursor SET seq = 0 WHERE feed = 'catalog'
