UPDATE product SET seasons = CONCAT(season_from, '..', season_to) WHERE season_from IS NOT NULL
