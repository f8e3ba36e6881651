#include "platform/journal/chain.hpp"

#include <cstring>
#include <stdexcept>

namespace chuanpin::journal {

namespace {

std::string big_endian(std::int64_t value) {
    std::string bytes(8, '\0');
    auto rest = static_cast<std::uint64_t>(value);
    for (auto place = bytes.rbegin(); place != bytes.rend(); ++place, rest >>= 8U) *place = static_cast<char>(rest & 0xffU);
    return bytes;
}

std::string big_endian(base::instant at) { return big_endian(at.time_since_epoch().count()); }

void append_part(std::string& text, std::string_view part) {
    text += big_endian(static_cast<std::int64_t>(part.size()));
    text += part;
}

}  // namespace

chain_link read_link(const mysql::row_set& rows, std::size_t first) {
    return {.event_id = rows.text(first),
            .type = rows.text(first + 1),
            .schema_version = rows.integer(first + 2),
            .aggregate_type = rows.text(first + 3),
            .aggregate_id = rows.text(first + 4),
            .aggregate_version = rows.integer(first + 5),
            .occurred_at = rows.instant(first + 6),
            .actor = rows.text(first + 7),
            .organisation = rows.text(first + 8),
            .request_id = rows.text(first + 9),
            .visible_to = rows.text(first + 10),
            .data = rows.text(first + 11),
            .detail = rows.optional_text(first + 12).value_or("")};
}

crypto::digest first_hash() { return {}; }

crypto::digest next_hash(const crypto::digest& previous, std::int64_t sequence, const chain_link& link) {
    return crypto::sha256_of_parts({crypto::as_text(previous), big_endian(sequence), link.event_id, link.type,
                                    big_endian(link.schema_version), link.aggregate_type, link.aggregate_id,
                                    big_endian(link.aggregate_version), big_endian(link.occurred_at), link.actor, link.organisation,
                                    link.request_id, link.visible_to, link.data, link.detail});
}

std::string head_text(std::int64_t sequence, const crypto::digest& hash, base::instant signed_at) {
    std::string text;
    append_part(text, "chuanpin journal head 1");
    append_part(text, big_endian(sequence));
    append_part(text, crypto::as_text(hash));
    append_part(text, big_endian(signed_at));
    return text;
}

crypto::digest to_digest(std::string_view bytes) {
    crypto::digest hash{};
    if (bytes.size() != hash.size()) throw std::runtime_error("a hash of the journal does not have 32 bytes");
    std::memcpy(hash.data(), bytes.data(), hash.size());
    return hash;
}

}  // namespace chuanpin::journal
