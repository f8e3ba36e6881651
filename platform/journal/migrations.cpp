#include "platform/journal/writer.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::string_view component = "journal";

// `seq` is NULL until the sequencer has sealed the row; InnoDB keeps the NULLs together in the unique key, ordered by id, so
// that finding what is unsealed costs nothing, however long the journal is.
constexpr std::string_view create_journal = R"sql(
CREATE TABLE journal (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  event_id BINARY(16) NOT NULL,
  seq BIGINT UNSIGNED NULL,
  type VARCHAR(100) NOT NULL,
  schema_version INT UNSIGNED NOT NULL,
  aggregate_type VARCHAR(60) NOT NULL,
  aggregate_id VARBINARY(48) NOT NULL,
  aggregate_version BIGINT NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  actor VARCHAR(40) NOT NULL,
  organisation VARCHAR(40) NOT NULL,
  request_id VARCHAR(128) NOT NULL,
  visible_to TEXT NOT NULL,
  data MEDIUMTEXT NOT NULL,
  detail MEDIUMTEXT NULL,
  chain_hash BINARY(32) NULL,
  CONSTRAINT journal_pk PRIMARY KEY (id),
  CONSTRAINT journal_event_once UNIQUE (event_id),
  CONSTRAINT journal_seq_once UNIQUE (seq),
  KEY journal_by_aggregate (aggregate_type, aggregate_id, id),
  CONSTRAINT journal_sealed_whole CHECK ((seq IS NULL) = (chain_hash IS NULL)),
  CONSTRAINT journal_data_json CHECK (JSON_VALID(data))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin)sql";

constexpr std::string_view create_epoch = R"sql(
CREATE TABLE journal_epoch (
  only_row TINYINT UNSIGNED NOT NULL,
  epoch BIGINT UNSIGNED NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  last_seq BIGINT UNSIGNED NOT NULL,
  last_hash BINARY(32) NOT NULL,
  CONSTRAINT journal_epoch_pk PRIMARY KEY (only_row),
  CONSTRAINT journal_epoch_one CHECK (only_row = 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin)sql";

constexpr std::string_view create_head = R"sql(
CREATE TABLE journal_head (
  seq BIGINT UNSIGNED NOT NULL,
  hash BINARY(32) NOT NULL,
  signed_at DATETIME(6) NOT NULL,
  signature BINARY(64) NOT NULL,
  CONSTRAINT journal_head_pk PRIMARY KEY (seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin)sql";

constexpr std::string_view create_cursor = R"sql(
CREATE TABLE feed_cursor (
  feed VARCHAR(60) NOT NULL,
  seq BIGINT UNSIGNED NOT NULL,
  CONSTRAINT feed_cursor_pk PRIMARY KEY (feed)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin)sql";

constexpr std::string_view create_parked = R"sql(
CREATE TABLE feed_parked (
  feed VARCHAR(60) NOT NULL,
  seq BIGINT UNSIGNED NOT NULL,
  aggregate_type VARCHAR(60) NOT NULL,
  aggregate_id VARBINARY(48) NOT NULL,
  type VARCHAR(100) NOT NULL,
  entry MEDIUMTEXT NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  parked_at DATETIME(6) NOT NULL,
  CONSTRAINT feed_parked_pk PRIMARY KEY (feed, seq),
  KEY feed_parked_by_aggregate (feed, aggregate_type, aggregate_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin)sql";

// It was looked at again with every change of a row, and cost as much as writing it (ADR 0021); verify_chain asks it instead.
constexpr std::string_view drop_data_check = "ALTER TABLE journal DROP CONSTRAINT journal_data_json";

}  // namespace

std::vector<mysql::migration> migrations() {
    return {{component, 1, "create_journal", create_journal},
            {component, 2, "create_journal_epoch", create_epoch},
            {component, 3, "create_journal_head", create_head},
            {component, 4, "create_feed_cursor", create_cursor},
            {component, 5, "create_feed_parked", create_parked},
            {component, 6, "drop_data_check", drop_data_check}};
}

}  // namespace chuanpin::journal
