// Columns that several tables of the catalogue have: how a product is stored, and when it is harvested.
#pragma once

#include <optional>
#include <string>

#include "catalog/domain/season.hpp"
#include "catalog/domain/storage.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

/// Columns storage_class, storage_min_mc and storage_max_mc stand side by side, so do season_from and season_to.
void read_storage_class(const table::cell& from, domain::storage_condition& to);
void read_storage_min(const table::cell& from, domain::storage_condition& to);
void read_storage_max(const table::cell& from, domain::storage_condition& to);
void read_season_from(const table::cell& from, std::optional<domain::season>& to);
void read_season_to(const table::cell& from, std::optional<domain::season>& to);

inline constexpr std::int64_t temperature_mc_max = 100'000;

template <auto... Members>
constexpr auto storage_class() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"storage_class"},
                              [](const table::cell& from, row& to) { read_storage_class(from, at::of(to)); },
                              [](const row& from) { return std::string(domain::name_of(at::of(from).kind)); }};
}
template <auto... Members>
constexpr auto storage_min() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"storage_min_mc", -temperature_mc_max, temperature_mc_max, true},
                              [](const table::cell& from, row& to) { read_storage_min(from, at::of(to)); },
                              [](const row& from) { return std::to_string(at::of(from).min_mc); }};
}
template <auto... Members>
constexpr auto storage_max() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"storage_max_mc", -temperature_mc_max, temperature_mc_max, true},
                              [](const table::cell& from, row& to) { read_storage_max(from, at::of(to)); },
                              [](const row& from) { return std::to_string(at::of(from).max_mc); }};
}
template <auto... Members>
constexpr auto season_from() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"season_from"},
                              [](const table::cell& from, row& to) { read_season_from(from, at::of(to)); },
                              [](const row& from) { return at::of(from) ? domain::to_text(at::of(from)->from) : std::string(); }};
}
template <auto... Members>
constexpr auto season_to() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"season_to"},
                              [](const table::cell& from, row& to) { read_season_to(from, at::of(to)); },
                              [](const row& from) { return at::of(from) ? domain::to_text(at::of(from)->to) : std::string(); }};
}

}  // namespace chuanpin::catalog::files
