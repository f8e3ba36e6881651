#include "catalog/commands/personal_data.hpp"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include <fmt/format.h>

namespace chuanpin::catalog::commands {
namespace {

int refused(const base::error& why) {
    std::fputs((why.code + ": " + why.detail + "\n").c_str(), stderr);
    return 1;
}

std::int64_t sealed_by_others(const app::personal_count& found) { return found.rows - found.erased - found.sealed_by.front(); }

/// Hashes of a key that is gone, beside those of the only one that is here.
std::int64_t with_gone(const app::personal_count& found) { return found.sealed_by.size() > 1 ? 0 : found.with_previous; }

std::int64_t needing_others(const app::personal_count& found) {
    const auto hashed = hashed_by_older(found) + hashed_without_id(found) + with_gone(found);
    return std::max(sealed_by_others(found), hashed);
}

void print_hashes(app::personal_table table, const app::personal_count& found) {
    for (std::size_t i = 0; i < found.hashed_by.size(); ++i)
        fmt::print("{}: 第 {} 个密钥的检索哈希 {} 行 key {} hashes {} rows\n", name_of(table), i + 1, found.hashed_by[i], i + 1,
                   found.hashed_by[i]);
    if (found.hashed_by.empty()) return;
    fmt::print(
        "{}: 哈希无密钥编号 {} 行，兼有旧密钥哈希 {} 行，已删除者仍用旧密钥哈希 {} 行 hashes without an id {}, with those of the key "
        "before {}, of "
        "erased people by an older key {}\n",
        name_of(table), hashed_without_id(found), found.with_previous, found.erased_behind, hashed_without_id(found), found.with_previous,
        found.erased_behind);
}

/// Batch after batch of one table; answers how many rows were sealed anew.
base::task<base::result<std::size_t>> reseal_table(app::reseal_personal_data& use_case, const base::call_context& context,
                                                   app::personal_table table) {
    std::size_t resealed = 0;
    app::resealed_batch batch;
    while (!batch.at_end) {
        auto next = co_await use_case.run(context, table, batch.last);
        if (!next) co_return base::refusal(std::move(next.error()));
        batch = *next;
        resealed += batch.resealed;
    }
    co_return resealed;
}

}  // namespace

std::int64_t without_id(const app::personal_count& found) {
    return found.rows - found.erased - std::accumulate(found.sealed_by.begin(), found.sealed_by.end(), std::int64_t{0});
}

std::int64_t hashed_without_id(const app::personal_count& found) {
    if (found.hashed_by.empty()) return 0;
    return found.rows - found.erased - std::accumulate(found.hashed_by.begin(), found.hashed_by.end(), std::int64_t{0});
}

std::int64_t hashed_by_older(const app::personal_count& found) {
    if (found.hashed_by.empty()) return 0;
    return std::accumulate(found.hashed_by.begin() + 1, found.hashed_by.end(), std::int64_t{0});
}

base::task<int> reseal(app::reseal_personal_data& use_case, base::call_context context) {
    std::int64_t left = 0;
    for (const auto table : app::personal_tables) {
        const auto resealed = co_await reseal_table(use_case, context, table);
        if (!resealed) co_return refused(resealed.error());
        const auto found = co_await use_case.count(context, table);
        if (!found) co_return refused(found.error());
        left += needing_others(*found);
        fmt::print("{}: 重新加密 {} 行，剩余 {} 行 sealed anew {}, left {}\n", name_of(table), *resealed, needing_others(*found), *resealed,
                   needing_others(*found));
    }
    co_return left == 0 ? 0 : 1;
}

base::task<int> check_keys(app::reseal_personal_data& use_case, base::call_context context) {
    std::int64_t left = 0;
    for (const auto table : app::personal_tables) {
        const auto found = co_await use_case.count(context, table);
        if (!found) co_return refused(found.error());
        for (std::size_t i = 0; i < found->sealed_by.size(); ++i)
            fmt::print("{}: 第 {} 个密钥 {} 行 key {} seals {} rows\n", name_of(table), i + 1, found->sealed_by[i], i + 1,
                       found->sealed_by[i]);
        fmt::print("{}: 无密钥编号 {} 行，已删除 {} 行 without an id {}, erased {}\n", name_of(table), without_id(*found), found->erased,
                   without_id(*found), found->erased);
        print_hashes(table, *found);
        left += needing_others(*found);
    }
    co_return left == 0 ? 0 : 1;
}

}  // namespace chuanpin::catalog::commands
