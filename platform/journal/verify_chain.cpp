#include <cstring>

#include <fmt/format.h>

#include "platform/journal/chain.hpp"
#include "platform/journal/sequencer.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::int64_t page = 1'000;
constexpr std::size_t is_json_column = 15;

constexpr std::string_view select_sealed = R"sql(
SELECT seq, chain_hash, event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at, actor, organisation,
       request_id, visible_to, data, detail, JSON_VALID(data)
FROM journal WHERE seq > ? ORDER BY seq LIMIT ?)sql";
constexpr std::string_view count_unsealed = "SELECT COUNT(*) FROM journal WHERE seq IS NULL";
constexpr std::string_view select_epoch = "SELECT last_seq, last_hash FROM journal_epoch WHERE only_row = 1";
constexpr std::string_view select_heads =
    "SELECT seq, hash, signed_at, signature FROM journal_head WHERE seq > ? AND seq <= ? ORDER BY seq";
constexpr std::string_view select_heads_beyond = "SELECT MIN(seq) FROM journal_head WHERE seq > ?";

/// Walks the chain in pages, checks each entry and each signed head that lies in the page, and stops at the first fault.
class walk {
public:
    walk(mysql::session& connection, const std::array<std::byte, 32>& public_key) : connection_(connection), public_key_(public_key) {}

    chain_report run() {
        while (report_.first_fault == 0 && next_page()) {
        }
        if (report_.first_fault == 0) check_end();
        auto unsealed = connection_.query(count_unsealed);
        if (unsealed.next()) report_.unsealed = unsealed.integer(0);
        return report_;
    }

private:
    struct head {
        std::int64_t sequence = 0;
        std::string hash;
        base::instant signed_at{};
        std::string signature;
    };

    /// False where there is no more.
    bool next_page() {
        auto rows = connection_.query(select_sealed, {sequence_, page});
        if (rows.size() == 0) return false;
        const auto heads = heads_after(sequence_, sequence_ + page);
        auto due = heads.begin();
        while (rows.next() && report_.first_fault == 0) {
            check_entry(rows);
            for (; report_.first_fault == 0 && due != heads.end() && due->sequence == sequence_; ++due) check_head(*due);
        }
        return true;
    }

    void check_entry(const mysql::row_set& rows) {
        const auto expected = sequence_ + 1;
        if (rows.integer(0) != expected) return fault(expected, fmt::format("entry {} is missing", expected));
        const auto hash = next_hash(hash_, expected, read_link(rows, 2));
        if (rows.text(1) != crypto::as_text(hash))
            return fault(expected, fmt::format("entry {} does not have the hash that its content gives", expected));
        if (rows.integer(is_json_column) == 0) return fault(expected, fmt::format("what entry {} says is no JSON", expected));
        sequence_ = expected;
        hash_ = hash;
        ++report_.entries;
    }

    std::vector<head> heads_after(std::int64_t after, std::int64_t until) {
        std::vector<head> heads;
        auto rows = connection_.query(select_heads, {after, until});
        while (rows.next()) heads.push_back({rows.integer(0), rows.text(1), rows.instant(2), rows.text(3)});
        return heads;
    }

    void check_head(const head& what) {
        std::array<std::byte, 64> signature{};
        if (what.signature.size() == signature.size()) std::memcpy(signature.data(), what.signature.data(), signature.size());
        if (what.hash != crypto::as_text(hash_))
            fault(what.sequence, fmt::format("the head signed at entry {} names another hash", what.sequence));
        else if (!crypto::verify_ed25519(public_key_, head_text(what.sequence, hash_, what.signed_at), signature))
            fault(what.sequence, fmt::format("the signature of the head at entry {} does not hold", what.sequence));
        else
            ++report_.signed_heads;
    }

    /// A chain whose end was cut off holds in itself; the epoch row and the signed heads still know of the rest.
    void check_end() {
        auto beyond = connection_.query(select_heads_beyond, {sequence_});
        if (beyond.next() && !beyond.is_null(0))
            return fault(sequence_ + 1,
                         fmt::format("entry {} is missing: a head was signed at entry {}", sequence_ + 1, beyond.integer(0)));
        auto epoch = connection_.query(select_epoch);
        if (!epoch.next()) return;
        if (epoch.integer(0) != sequence_)
            fault(sequence_ + 1, fmt::format("entry {} is missing: the chain went up to entry {}", sequence_ + 1, epoch.integer(0)));
        else if (epoch.text(1) != crypto::as_text(hash_))
            fault(sequence_, fmt::format("the chain ended at entry {} with another hash", sequence_));
    }

    void fault(std::int64_t sequence, std::string explanation) {
        report_.first_fault = std::max<std::int64_t>(sequence, 1);
        report_.explanation = std::move(explanation);
    }

    mysql::session& connection_;
    const std::array<std::byte, 32>& public_key_;
    chain_report report_;
    std::int64_t sequence_ = 0;
    crypto::digest hash_ = first_hash();
};

}  // namespace

chain_report verify_chain(mysql::session& connection, const std::array<std::byte, 32>& public_key) {
    return walk(connection, public_key).run();
}

}  // namespace chuanpin::journal
