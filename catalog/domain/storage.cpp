#include "catalog/domain/storage.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

struct class_row {
    storage_class kind;
    std::string_view name;
    storage_band band;
};
constexpr std::array classes{
    class_row{storage_class::frozen, "frozen", {-60'000, -18'000}},
    class_row{storage_class::chilled, "chilled", {-2'000, 4'000}},
    class_row{storage_class::cool, "cool", {0, 10'000}},
    class_row{storage_class::warm, "warm", {10'000, 15'000}},
    class_row{storage_class::ambient, "ambient", {0, 30'000}},
};

const class_row& row_of(storage_class kind) { return *std::ranges::find(classes, kind, &class_row::kind); }

}  // namespace

std::string_view name_of(storage_class kind) { return row_of(kind).name; }

std::optional<storage_class> parse_storage_class(std::string_view name) {
    const auto found = std::ranges::find(classes, name, &class_row::name);
    if (found == classes.end()) return std::nullopt;
    return found->kind;
}

storage_band band_of(storage_class kind) { return row_of(kind).band; }

base::result<void> check_storage(const storage_condition& storage) {
    const auto band = band_of(storage.kind);
    std::vector<base::field_error> fields;
    const auto refuse = [&](std::string_view field, std::string detail) {
        fields.push_back({fmt::format("/storage/{}", field), "out-of-range", std::move(detail)});
    };
    const auto allowed = fmt::format("{} products are kept between {} and {} m°C.", name_of(storage.kind), band.min_mc, band.max_mc);
    if (storage.min_mc < band.min_mc || storage.min_mc > band.max_mc) refuse("min_mc", allowed);
    if (storage.max_mc < band.min_mc || storage.max_mc > band.max_mc) refuse("max_mc", allowed);
    if (fields.empty() && storage.min_mc >= storage.max_mc) refuse("max_mc", "Must be above min_mc.");
    if (!fields.empty()) return base::refusal(errors::storage_out_of_class(std::move(fields)));
    return {};
}

}  // namespace chuanpin::catalog::domain
