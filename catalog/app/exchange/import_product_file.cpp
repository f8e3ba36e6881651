#include "catalog/app/exchange/import_product_file.hpp"

#include <map>
#include <optional>
#include <utility>

#include "catalog/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"
#include "platform/base/lanes.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t faults_max = 100;
/// Two chunks are with the database while the next one is read.
constexpr std::size_t lanes = 3;

std::vector<base::field_error> faults_of(std::span<const product_row> chunk) {
    std::vector<base::field_error> faults;
    for (const auto& row : chunk)
        for (const auto& each : row.faults)
            if (faults.size() < faults_max) faults.push_back(each);
    return faults;
}

/// The chunks of one file, handed out in their order; what came of them, in their order too.
class chunks {
public:
    explicit chunks(product_rows& file) : file_(file) {}

    struct piece {
        std::int64_t number = 0;     ///< from 1
        std::int64_t first_row = 1;  ///< among those of the file
        std::vector<product_row> rows{};
    };
    /// Nothing at the end of the file, and once it is clear that it is refused.
    std::optional<piece> next() {
        if (refusal_ || faulty_ >= faults_max) return std::nullopt;
        piece one{++taken_, rows_ + 1, file_.next(chunk_rows)};
        if (one.rows.empty()) return std::nullopt;
        rows_ += std::ssize(one.rows);
        return one;
    }
    void refuse(std::int64_t number, std::vector<base::field_error> faults) {
        faulty_ += faults.size();
        if (!faults.empty()) faults_.emplace(number, std::move(faults));
    }
    void break_off(std::int64_t number, base::error why) {
        if (!refusal_ || number < refusal_->first) refusal_.emplace(number, std::move(why));
    }
    /// The number of rows, or why the file is refused.
    [[nodiscard]] base::result<std::int64_t> ended() {
        if (refusal_) return base::refusal(std::move(refusal_->second));
        std::vector<base::field_error> all;
        for (auto& [number, faults] : faults_)
            for (auto& each : faults)
                if (all.size() < faults_max) all.push_back(std::move(each));
        for (auto& each : file_.broken_off()) all.push_back(std::move(each));
        if (!all.empty()) return base::refusal(file_.refusal_of(std::move(all)));
        return rows_;
    }

private:
    product_rows& file_;
    std::int64_t taken_ = 0;
    std::int64_t rows_ = 0;
    std::map<std::int64_t, std::vector<base::field_error>> faults_;
    std::size_t faulty_ = 0;
    std::optional<std::pair<std::int64_t, base::error>> refusal_;
};

}  // namespace

base::task<base::result<std::int64_t>> import_product_file::check(const base::call_context& context, domain::organisation_id supplier,
                                                                  const std::string& path, const told& progress) {
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
    chunks all(**file);
    std::int64_t checked = 0;
    co_await base::in_lanes(lanes, [&]() -> base::task<void> {
        while (auto piece = all.next()) {
            if (auto done = co_await against.run(context, **file, piece->rows); !done) all.break_off(piece->number, done.error());
            all.refuse(piece->number, faults_of(piece->rows));
            progress(checked += std::ssize(piece->rows), 0);
        }
    });
    co_return all.ended();
}

base::task<base::result<domain::import_counts>> import_product_file::run(const base::call_context& context,
                                                                         domain::organisation_id supplier, std::string path,
                                                                         told progress) {
    const auto rows = co_await check(context, supplier, path, progress);
    if (!rows) co_return base::refusal(rows.error());
    auto file = files_.open_file(path);
    if (!file) co_return base::refusal(std::move(file.error()));
    const auto import = domain::product_import_id::make(context.now, random_);
    chunks all(**file);
    domain::import_counts sum;
    co_await base::in_lanes(lanes, [&]() -> base::task<void> {
        while (auto piece = all.next()) {
            all.refuse(piece->number, faults_of(piece->rows));  // the file may have changed since it was checked
            if (!faults_of(piece->rows).empty()) co_return;
            const chunk_place place{import, piece->number, piece->first_row};
            const auto written = co_await write(context, supplier, place, piece->rows);
            if (!written) co_return all.break_off(piece->number, written.error());
            sum = {sum.drafted + written->drafted, sum.changed + written->changed, sum.unchanged + written->unchanged};
            progress(*rows, sum.rows());
        }
    });
    if (const auto done = all.ended(); !done) co_return base::refusal(done.error());
    co_return sum;
}

base::task<base::result<domain::import_counts>> import_product_file::write(const base::call_context& context,
                                                                           domain::organisation_id supplier, const chunk_place& place,
                                                                           std::span<const product_row> rows) {
    const auto fresh = make_ids(rows.size(), context.now, random_);
    domain::import_counts counts;
    const auto written = co_await database_.write(context, base::fresh_receipt("job:import products", context.now, random_),
                                                  [&](transaction& tx) -> base::result<std::string> {
                                                      auto done = write_chunk(tx, supplier, place, rows, fresh, context);
                                                      if (!done) return base::refusal(std::move(done.error()));
                                                      counts = *done;
                                                      return std::string();
                                                  });
    if (!written) co_return base::refusal(written.error());
    co_return counts;
}

}  // namespace chuanpin::catalog::app
