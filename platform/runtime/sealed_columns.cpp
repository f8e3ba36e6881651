#include "platform/runtime/sealed_columns.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "platform/base/fresh_receipt.hpp"
#include "platform/mysql/transactor.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::runtime {
namespace {

constexpr std::chrono::hours reseal_time_max{12};
constexpr std::chrono::seconds look_time_max{60};

/// The columns of a service with what opens them and where they lie.
struct keeper {
    service_context& program;
    std::span<const mysql::sealed_texts> columns;
    crypto::keyed_box box;
    mysql::transactor database;

    keeper(service_context& of, const sealed_columns& what)
        : program(of), columns(what.columns), box(what.box(of.settings)), database(of.foreground, of.settings.schema_of(what.service)) {}
};

int refused(const base::error& why) {
    std::fputs((why.code + ": " + why.detail + "\n").c_str(), stderr);
    return 1;
}

base::task<base::result<mysql::sealed_count>> count(keeper& with, const mysql::sealed_texts& column) {
    mysql::sealed_count found;
    const auto context = own_context(with.program, "check personal-data", look_time_max);
    const auto done = co_await with.database.read(context, [&](mysql::session& connection) -> base::result<void> {
        found = mysql::count_sealed(connection, column, with.box.headers());
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::size_t>> reseal(keeper& with, const base::call_context& context, const mysql::sealed_texts& column) {
    std::size_t resealed = 0;
    mysql::sealed_batch batch{.last = mysql::first_key(column)};
    while (!batch.at_end) {
        const auto after = batch.last;
        const auto claim = base::fresh_receipt("job:reseal-personal-data", context.now, with.program.random);
        const auto done = co_await with.database.write(context, claim, [&](mysql::session& connection) -> base::result<std::string> {
            batch = mysql::reseal_after(connection, column, after, with.box, with.program.random);
            return std::string();
        });
        if (!done) co_return base::refusal(done.error());
        resealed += batch.resealed;
    }
    co_return resealed;
}

base::task<int> reseal_all(keeper& with) {
    const auto context = own_context(with.program, "reseal personal-data", reseal_time_max);
    std::int64_t left = 0;
    for (const auto& column : with.columns) {
        const auto resealed = co_await reseal(with, context, column);
        if (!resealed) co_return refused(resealed.error());
        const auto found = co_await count(with, column);
        if (!found) co_return refused(found.error());
        left += found->by_others();
        fmt::print("{}: 重新加密 {} 行，剩余 {} 行 sealed anew {}, left {}\n", column.name, *resealed, found->by_others(), *resealed,
                   found->by_others());
    }
    co_return left == 0 ? 0 : 1;
}

base::task<int> check_all(keeper& with) {
    std::int64_t left = 0;
    for (const auto& column : with.columns) {
        const auto found = co_await count(with, column);
        if (!found) co_return refused(found.error());
        for (std::size_t i = 0; i < found->by_key.size(); ++i)
            fmt::print("{}: 第 {} 个密钥 {} 行 key {} seals {} rows\n", column.name, i + 1, found->by_key[i], i + 1, found->by_key[i]);
        fmt::print("{}: 不属于任何现有密钥 {} 行 sealed by no key that is here {}\n", column.name, found->by_none(), found->by_none());
        left += found->by_others();
    }
    co_return left == 0 ? 0 : 1;
}

base::task<int> look(keeper& with, std::vector<finding>& into) {
    for (const auto& column : with.columns) {
        const auto found = co_await count(with, column);
        std::string fault;
        if (!found)
            fault = found.error().detail;
        else if (const auto rows = found->by_none(); rows > 0)
            fault = fmt::format("{} rows were sealed by none of them", rows);
        into.push_back({fmt::format("personal data of {}: a key that is here sealed every row", column.name), fault});
    }
    co_return 0;
}

int run(service_context& program, const sealed_columns& what, base::task<int> (*how)(keeper&)) {
    keeper with(program, what);
    return run_blocking(program, how(with));
}

}  // namespace

std::vector<command> sealed_commands(const sealed_columns& what) {
    return {
        {"reseal personal-data",
         "Seals personal data with the newest key of each personal_data_key_file, and says how many rows are left",
         {},
         [what](service_context& program, const auto&) { return run(program, what, reseal_all); }},
        {"check personal-data",
         "Says how many rows of personal data need which key; exit status 1 where others than the newest are needed",
         {},
         [what](service_context& program, const auto&) { return run(program, what, check_all); }},
    };
}

std::vector<finding> examine_sealed(service_context& program, const sealed_columns& what) {
    keeper with(program, what);
    std::vector<finding> found;
    run_blocking(program, look(with, found));
    return found;
}

}  // namespace chuanpin::runtime
