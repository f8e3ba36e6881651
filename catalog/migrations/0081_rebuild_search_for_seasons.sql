UPDATE registry SET version = version + 1 WHERE registry = 'search_index'
