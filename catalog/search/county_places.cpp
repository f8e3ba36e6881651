#include "catalog/search/county_places.hpp"

namespace chuanpin::catalog::search {

namespace {

constexpr std::string_view places_key = "places";
constexpr char separator = '\0';  ///< behind each text; none has it

std::string take_text(std::string_view& packed) {
    const auto end = std::min(packed.find(separator), packed.size());
    std::string text(packed.substr(0, end));
    packed.remove_prefix(std::min(end + 1, packed.size()));
    return text;
}

}  // namespace

county_places::county_places(std::string_view stored) {
    for (auto rest = stored; !rest.empty();) {
        auto county = take_text(rest);
        auto prefecture = take_text(rest);
        places_.emplace(std::move(county), place{std::move(prefecture), take_text(rest)});
    }
}

const county_places& county_places::in(const Xapian::Database& database) {
    thread_local std::string stored;
    thread_local county_places places;
    auto now = database.get_metadata(std::string(places_key));
    if (now != stored) {
        places = county_places(now);
        stored = std::move(now);
    }
    return places;
}

bool county_places::note(const app::indexed_product& product) {
    const auto known = places_.find(product.county_code);
    if (known != places_.end() && known->second.prefecture == product.prefecture && known->second.poverty_area == product.poverty_area)
        return false;
    places_.insert_or_assign(product.county_code, place{product.prefecture, product.poverty_area});
    return true;
}

void county_places::store(Xapian::WritableDatabase& database) const {
    std::string packed;
    for (const auto& [county, where] : places_) {
        for (const auto* text : {&county, &where.prefecture, &where.poverty_area}) packed.append(*text).push_back(separator);
    }
    database.set_metadata(std::string(places_key), packed);
}

const county_places::place& county_places::of(std::string_view county_code) const {
    static const place nowhere;
    const auto known = places_.find(county_code);
    return known == places_.end() ? nowhere : known->second;
}

}  // namespace chuanpin::catalog::search
