#include "catalog/commands/personal_data.hpp"

#include <cstdio>
#include <numeric>

#include <fmt/format.h>

namespace chuanpin::catalog::commands {
namespace {

int refused(const base::error& why) {
    std::fputs((why.code + ": " + why.detail + "\n").c_str(), stderr);
    return 1;
}

std::int64_t needing_others(const app::personal_count& found) { return found.rows - found.erased - found.sealed_by.front(); }

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
        left += needing_others(*found);
    }
    co_return left == 0 ? 0 : 1;
}

}  // namespace chuanpin::catalog::commands
