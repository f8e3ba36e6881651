#include "platform/mysql/sealed_texts.hpp"

#include <numeric>
#include <stdexcept>

namespace chuanpin::mysql {
namespace {

parameter value_of(const sealed_key& key) {
    return std::visit([](const auto& each) { return parameter(each); }, key);
}

sealed_key read_key(const sealed_texts& column, const row_set& rows) {
    if (column.numbered) return rows.integer(0);
    return base::ulid::from_binary(rows.text(0));
}

}  // namespace

sealed_key first_key(const sealed_texts& column) {
    if (column.numbered) return std::int64_t{0};
    return base::ulid{};
}

sealed_batch reseal_after(session& connection, const sealed_texts& column, const sealed_key& after, const crypto::keyed_box& box,
                          base::random_source& random) {
    sealed_batch batch{.last = after};
    auto rows = connection.query(column.lock, {value_of(after), std::uint64_t{sealed_batch_max}});
    batch.at_end = rows.size() < sealed_batch_max;
    while (rows.next()) {
        batch.last = read_key(column, rows);
        const auto sealed = rows.text(1);
        if (box.is_newest(sealed)) continue;
        const auto plain = box.open(sealed);
        if (!plain) throw std::runtime_error(std::string(column.name) + " was sealed with a key that is not here");
        connection.execute(column.save, {bytes{box.seal(*plain, random)}, value_of(batch.last)});
        ++batch.resealed;
    }
    return batch;
}

std::int64_t sealed_count::by_none() const { return rows - std::accumulate(by_key.begin(), by_key.end(), std::int64_t{0}); }

sealed_count count_sealed(session& connection, const sealed_texts& column, std::span<const std::string> headers) {
    sealed_count found;
    auto all = connection.query(column.count);
    all.next();
    found.rows = all.integer(0);
    for (const auto& each : headers) {
        auto rows = connection.query(column.of_key, {bytes{each}});
        rows.next();
        found.by_key.push_back(rows.integer(0));
    }
    return found;
}

}  // namespace chuanpin::mysql
