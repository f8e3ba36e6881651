#include "catalog/files/harvest_table.hpp"

#include <algorithm>

#include "catalog/domain/product.hpp"
#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = domain::harvest_announcement;
using terms = domain::harvest_terms;
using source = domain::harvest_source;

constexpr csv::limits file_limits{.bytes_max = std::size_t{4} << 20, .rows_max = 5'000, .field_bytes_max = 800};
constexpr std::size_t hash_digits = 64;
constexpr std::int64_t county_length_max = 12;  // what it is, the use case checks

// The year stands in a column before these.
void read_from(const table::cell& from, row& to) { to.terms.valid_from = from.optional_day().value_or(domain::first_day_of(to.year)); }
void read_to(const table::cell& from, row& to) { to.terms.valid_to = from.optional_day().value_or(domain::first_day_of(to.year + 1)); }

void read_document(const table::cell& from, row& to) {
    const auto text = from.raw();
    if (text.empty()) return;
    const auto bytes = text.size() == hash_digits ? base::from_hex(text) : std::nullopt;
    if (!bytes) return from.refuse("invalid-format", "64 hexadecimal digits.");
    domain::content_hash hash{};
    std::ranges::transform(*bytes, hash.begin(), [](char each) { return static_cast<std::byte>(each); });
    to.terms.source.document = hash;
}

constexpr table::column<row> columns[] = {
    table::text<&row::category>("category", 1, domain::category_length_max),
    table::text<&row::terms, &terms::variety>("variety", 1, domain::variety_length_max),
    table::text<&row::county_code>("county_code", 1, county_length_max),
    table::number<&row::year>("year", domain::harvest_year_min, domain::harvest_year_max),
    table::day<&row::terms, &terms::first_harvest_on>("first_harvest_on"),
    {{"valid_from"}, read_from, [](const row& from) { return base::to_text(from.terms.valid_from); }},
    {{"valid_to"}, read_to, [](const row& from) { return base::to_text(from.terms.valid_to); }},
    table::text<&row::terms, &terms::source, &source::title>("source_title", 1, domain::harvest_source_title_length_max),
    table::optional_text<&row::terms, &terms::source, &source::number>("source_number", domain::harvest_source_number_length_max),
    table::day<&row::terms, &terms::source, &source::dated_on>("source_dated_on"),
    {{"source_document_sha256"},
     read_document,
     [](const row& from) {
         const auto& document = from.terms.source.document;
         return document ? base::to_hex(base::as_text(*document)) : std::string();
     }},
};

}  // namespace

const table::definition<domain::harvest_announcement>& harvest_table() {
    static constexpr table::definition<row> whole{.sheet = "harvests", .columns = columns, .limits = file_limits};
    return whole;
}

}  // namespace chuanpin::catalog::files
