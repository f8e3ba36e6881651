#include "catalog/app/exchange/import_product_file.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t faults_max = 100;

void take_faults(std::vector<base::field_error>& all, std::span<const product_row> chunk) {
    for (const auto& row : chunk)
        for (const auto& each : row.faults)
            if (all.size() < faults_max) all.push_back(each);
}

}  // namespace

base::task<base::result<std::int64_t>> import_product_file::check(const base::call_context& context, domain::organisation_id supplier,
                                                                  const std::string& path,
                                                                  const std::function<void(std::int64_t, std::int64_t)>& progress) {
    const auto there = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        if (!tx.organisations().find(supplier)) return base::refusal(domain::errors::organisation_not_known());
        return {};
    });
    if (!there) co_return base::refusal(there.error());
    auto known = co_await read_known_names(database_).run(context);
    if (!known) co_return base::refusal(std::move(known.error()));
    check_products against(database_, supplier, *std::move(known));
    auto file = files_.open_file(path);
    if (!file) co_return base::refusal(std::move(file.error()));
    std::int64_t rows = 0;
    std::vector<base::field_error> faults;
    for (auto chunk = (*file)->next(chunk_rows); !chunk.empty() && faults.size() < faults_max; chunk = (*file)->next(chunk_rows)) {
        if (auto done = co_await against.run(context, **file, chunk); !done) co_return base::refusal(std::move(done.error()));
        take_faults(faults, chunk);
        progress(rows += std::ssize(chunk), 0);
    }
    for (auto& each : (*file)->broken_off()) faults.push_back(std::move(each));
    if (!faults.empty()) co_return base::refusal((*file)->refusal_of(std::move(faults)));
    co_return rows;
}

base::task<base::result<domain::import_counts>> import_product_file::run(const base::call_context& context,
                                                                         domain::organisation_id supplier, std::string path,
                                                                         std::function<void(std::int64_t, std::int64_t)> progress) {
    const auto rows = co_await check(context, supplier, path, progress);
    if (!rows) co_return base::refusal(rows.error());
    auto file = files_.open_file(path);
    if (!file) co_return base::refusal(std::move(file.error()));
    domain::import_counts all;
    for (auto chunk = (*file)->next(chunk_rows); !chunk.empty(); chunk = (*file)->next(chunk_rows)) {
        std::vector<base::field_error> faults;
        take_faults(faults, chunk);  // the file may have changed since it was checked
        if (!faults.empty()) co_return base::refusal((*file)->refusal_of(std::move(faults)));
        const auto fresh = make_ids(chunk.size(), context.now, random_);
        domain::import_counts counts;
        auto written = co_await database_.write(context, base::fresh_receipt("job:import products", context.now, random_),
                                                [&](transaction& tx) -> base::result<std::string> {
                                                    auto done = write_chunk(tx, supplier, chunk, fresh, context);
                                                    if (!done) return base::refusal(std::move(done.error()));
                                                    counts = *done;
                                                    return std::string();
                                                });
        if (!written) co_return base::refusal(std::move(written.error()));
        all = {all.drafted + counts.drafted, all.changed + counts.changed, all.unchanged + counts.unchanged};
        progress(*rows, all.rows());
    }
    if (auto why = (*file)->broken_off(); !why.empty()) co_return base::refusal((*file)->refusal_of(std::move(why)));
    co_return all;
}

}  // namespace chuanpin::catalog::app
