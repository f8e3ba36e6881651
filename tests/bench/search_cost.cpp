// What a search costs: the 99th percentile of finding the first page among so many products, in microseconds.
//
// usage: search_cost DIRECTORY PRODUCTS    builds an index of products there where there is none, each named as a county and a reference
// product are, then asks for what people type: names, pinyin, initials, typos, with and without filters, in each order, some rounds before
// it measures. Prints "wall_p99 wall_p50 processor_p99 processor_p50 products_per_second_indexed", the last 0 where the index was there; on
// stderr each kind of query.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "catalog/search/xapian_index.hpp"
#include "tests/support/csv_file.hpp"

namespace {

namespace app = chuanpin::catalog::app;
namespace domain = chuanpin::catalog::domain;
using std::chrono::steady_clock;
using row = std::vector<std::string>;

constexpr std::size_t batch = 1'000;
constexpr int warm_rounds = 4;
constexpr int rounds = 5;
constexpr std::int64_t generation = 1;

domain::product_id numbered(std::uint64_t number) {
    domain::product_id id{};
    for (std::size_t i = 0; i < 8; ++i) id.value.bytes[15 - i] = static_cast<std::byte>(number >> (8 * i) & 0xff);
    return id;
}

class market {
public:
    app::indexed_product product(std::uint64_t number) {
        const auto& county = counties_[random_() % counties_.size()];
        const auto& reference = references_[random_() % references_.size()];
        return {.id = numbered(number),
                .supplier = {},
                .name_zh = county.at(1) + reference.at(0),
                .name_en = {},
                .category = reference.at(1),
                .county_code = county.at(0),
                .county_name = county.at(1),
                .prefecture = county.at(2),
                .poverty_area = county.at(3),
                .storage = domain::parse_storage_class(reference.at(3)).value(),
                .harvested = {},
                .price_per_kilogram = chuanpin::base::fen{static_cast<std::int64_t>(random_() % 20'000 + 100)},
                .published_at = chuanpin::base::instant(std::chrono::seconds(number)),
                .next_change = {}};
    }

private:
    std::mt19937_64 random_{1};
    std::vector<row> counties_ = chuanpin::tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/sichuan_counties.csv");
    std::vector<row> references_ = chuanpin::tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/reference_products.csv");
};

double build(chuanpin::catalog::search::xapian_index& index, std::uint64_t products) {
    if (index.position(generation)) return 0;
    market from;
    const auto begun = steady_clock::now();
    index.begin_building();
    for (std::uint64_t number = products; number > 0;) {
        std::vector<app::indexed_product> some;
        for (; number > 0 && some.size() < batch; --number) some.push_back(from.product(number));
        index.add(some);
    }
    index.finish_building(generation, 1);
    return static_cast<double>(products) / std::chrono::duration<double>(steady_clock::now() - begun).count();
}

/// A query as people ask it, and what sort of query it is.
struct asked {
    std::string kind;
    app::product_query query;
};

constexpr std::size_t misplaced_one_in = 10;

/// A text alone, within the category of what is meant, within a prefecture, by price, and its fifth page; of some texts also within a
/// category that has nothing of the sort.
void ask_for(const std::string& kind, const std::string& text, const std::string& category, std::vector<asked>& all) {
    app::product_query query;
    query.text = text;
    all.push_back({kind, query});
    const auto with = [&](const char* how, auto change) {
        auto changed = query;
        change(changed);
        all.push_back({kind + how, std::move(changed)});
    };
    with("+category", [&](auto& changed) { changed.only[app::facet::category] = category; });
    with("+prefecture", [](auto& changed) { changed.only[app::facet::prefecture] = "凉山彝族自治州"; });
    with("+cheapest", [](auto& changed) { changed.sort = app::search_sort::price_ascending; });
    with("+fifth page", [](auto& changed) { changed.skipped = 80; });
    query.only[app::facet::category] = category == "fruit" ? "vegetable" : "fruit";
    if (all.size() / 5 % misplaced_one_in == 0) all.push_back({"misplaced", query});
}

/// Without a text: everything, one county, what is cheap, each in every order.
void ask_without_text(std::vector<asked>& all) {
    for (const auto sort :
         {app::search_sort::relevance, app::search_sort::newest, app::search_sort::price_ascending, app::search_sort::price_descending}) {
        app::product_query query;
        query.sort = sort;
        all.push_back({"browse", query});
        query.only[app::facet::county] = "513423";
        all.push_back({"browse+county", query});
        query.only.clear();
        query.price_max = chuanpin::base::fen{150};
        all.push_back({"browse+price", query});
    }
}

std::vector<asked> queries() {
    std::map<std::string, std::string> categories;
    for (const auto& each : chuanpin::tests::rows_of(CHUANPIN_SOURCE_DIR "/deploy/data/reference_products.csv"))
        categories[each.at(0)] = each.at(1);
    std::vector<asked> all;
    for (const auto& each : chuanpin::tests::rows_of(CHUANPIN_SOURCE_DIR "/tests/data/search_queries.csv"))
        ask_for(each.at(0), each.at(1), categories.at(each.at(2)), all);
    ask_without_text(all);
    return all;
}

/// Of this thread's own work, whoever else uses the processor.
double processor_us() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

struct costs {
    std::vector<double> wall_us;
    std::vector<double> processor_us;
};

double at_percent(std::vector<double>& values, std::size_t percent) {
    std::ranges::sort(values);
    return values[values.size() * percent / 100];
}

void measure(chuanpin::catalog::search::xapian_index& index, const asked& each, std::map<std::string, costs>& by_kind) {
    const auto begun = steady_clock::now();
    const auto begun_us = processor_us();
    static_cast<void>(index.search(each.query));
    const auto processor = processor_us() - begun_us;
    const auto wall = std::chrono::duration<double, std::micro>(steady_clock::now() - begun).count();
    for (const auto* kind : {"all", each.kind.c_str()}) {
        by_kind[kind].wall_us.push_back(wall);
        by_kind[kind].processor_us.push_back(processor);
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("usage: search_cost DIRECTORY PRODUCTS\n", stderr), 2;
    chuanpin::catalog::search::xapian_index index(arguments[1]);
    if (!index.may_write()) return std::fputs("somebody else has the index\n", stderr), 1;
    const auto rate = build(index, std::strtoull(arguments[2], nullptr, 10));
    const auto all = queries();
    for (int round = 0; round < warm_rounds; ++round) {  // the files come into memory, and what is asked for often is kept
        for (const auto& each : all) static_cast<void>(index.search(each.query));
    }
    std::map<std::string, costs> by_kind;
    for (int round = 0; round < rounds; ++round) {
        for (const auto& each : all) measure(index, each, by_kind);
    }
    for (auto& [kind, cost] : by_kind)
        std::fprintf(stderr, "%-24s wall us p50 %6.0f p99 %6.0f   processor us p50 %6.0f p99 %6.0f\n", kind.c_str(),
                     at_percent(cost.wall_us, 50), at_percent(cost.wall_us, 99), at_percent(cost.processor_us, 50),
                     at_percent(cost.processor_us, 99));
    auto& overall = by_kind.at("all");
    std::printf("%.0f %.0f %.0f %.0f %.0f\n", at_percent(overall.wall_us, 99), at_percent(overall.wall_us, 50),
                at_percent(overall.processor_us, 99), at_percent(overall.processor_us, 50), rate);
}
