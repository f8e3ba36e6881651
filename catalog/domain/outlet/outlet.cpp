#include "catalog/domain/outlet/outlet.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

using fields = std::vector<base::field_error>;

constexpr std::string_view suppliers[] = {"cooperative",        "family_farm", "leading_enterprise",
                                          "village_collective", "sole_trader", "natural_person"};
constexpr std::string_view retailers[] = {"outlet_operator", "partner", "supermarket", "wholesale_market"};

template <std::size_t Count>
bool is_one_of(std::string_view kind, const std::string_view (&kinds)[Count]) {
    return std::ranges::find(kinds, kind) != std::end(kinds);
}

void check_presence(fields& faults, std::string_view name, bool given, bool needed, bool allowed) {
    if (needed && !given) faults.push_back({"/" + std::string(name), "required", "Outlets of this kind have it."});
    if (!allowed && given) faults.push_back({"/" + std::string(name), "not-for-kind", "Outlets of this kind have none."});
}

// What a browser can open: scheme, a host, nothing that ends or splits a header or a page.
bool is_shop_url(std::string_view text) {
    if (text.size() > outlet_url_length_max) return false;
    const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    if (scheme == 0 || std::ranges::any_of(text, [](char each) { return each <= ' ' || each >= 0x7f || each == '"' || each == '<'; }))
        return false;
    const auto host = text.substr(scheme, text.find_first_of("/?#", scheme) - scheme);
    return host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.') &&
           host.find('@') == std::string_view::npos;
}

base::business_date days_after(base::business_date day, std::chrono::days count) { return std::chrono::sys_days(day) + count; }

void check_details(fields& faults, outlet_kind kind, const outlet_details& details, base::business_date today) {
    const bool online = is_online(kind);
    check_presence(faults, "address", details.address.has_value(), !online, !online);
    check_presence(faults, "url", details.url.has_value(), online, online);
    check_presence(faults, "device_number", details.device_number.has_value(), kind == outlet_kind::cabinet, kind == outlet_kind::cabinet);
    check_presence(faults, "household", details.household.has_value(), false, kind == outlet_kind::micro_shop);
    if (online && details.url && !is_shop_url(*details.url)) faults.push_back({"/url", "invalid-format", "Not an address of the web."});
    if (details.opened_on > days_after(today, outlet_days_ahead_max))
        faults.push_back({"/opened_on", "out-of-range", "At most a year ahead."});
}

base::result<void> check_open(const outlet& what) {
    if (what.closed_on) return base::refusal(errors::outlet_closed(what.id, base::to_text(*what.closed_on)));
    if (what.version >= outlet_changes_max) return base::refusal(errors::outlet_has_too_many_changes(what.id));
    return {};
}

outlet next_version(outlet what, std::string reason, const outlet_author& by) {
    what.reason = std::move(reason);
    what.by = by.account;
    what.version += 1;
    what.changed_at = by.now;
    return what;
}

}  // namespace

std::string_view name_of(outlet_kind kind) {
    switch (kind) {
        case outlet_kind::zone:
            return "zone";
        case outlet_kind::hall:
            return "hall";
        case outlet_kind::cabinet:
            return "cabinet";
        case outlet_kind::online_shop:
            return "online_shop";
        case outlet_kind::micro_shop:
            return "micro_shop";
        case outlet_kind::experience_centre:
            return "experience_centre";
        case outlet_kind::service_station:
            return "service_station";
        case outlet_kind::delivery_station:
            return "delivery_station";
    }
    return {};
}

std::optional<outlet_kind> parse_outlet_kind(std::string_view name) {
    const auto found = std::ranges::find(outlet_kinds, name, [](outlet_kind each) { return name_of(each); });
    if (found == std::end(outlet_kinds)) return std::nullopt;
    return *found;
}

bool may_operate(std::string_view organisation_kind, outlet_kind kind) {
    if (is_one_of(organisation_kind, suppliers)) return true;
    if (kind == outlet_kind::micro_shop) return false;
    if (organisation_kind == "carrier") return kind == outlet_kind::delivery_station;
    return is_one_of(organisation_kind, retailers);
}

base::result<outlet> register_outlet(outlet_id id, outlet_kind kind, outlet_details details, const outlet_author& by) {
    if (!may_operate(by.organisation_kind, kind)) return base::refusal(errors::outlet_kind_not_yours(by.organisation_kind, name_of(kind)));
    fields faults;
    check_details(faults, kind, details, base::business_date_of(by.now));
    if (!faults.empty()) return base::refusal(errors::outlet_invalid(std::move(faults)));
    return outlet{.id = id,
                  .operated_by = by.organisation,
                  .kind = kind,
                  .details = std::move(details),
                  .reason = "registered",
                  .by = by.account,
                  .created_at = by.now,
                  .changed_at = by.now};
}

base::result<outlet> change_outlet(outlet what, outlet_details details, std::string reason, const outlet_author& by) {
    if (auto open = check_open(what); !open) return base::refusal(std::move(open.error()));
    const auto today = base::business_date_of(by.now);
    fields faults;
    check_details(faults, what.kind, details, today);
    const bool moved = details.opened_on != what.details.opened_on;
    if (moved && (what.details.opened_on <= today || details.opened_on < today))
        faults.push_back({"/opened_on", "out-of-range", "A day that has come is not rewritten."});
    if (!faults.empty()) return base::refusal(errors::outlet_invalid(std::move(faults)));
    what.details = std::move(details);
    return next_version(std::move(what), std::move(reason), by);
}

base::result<outlet> close_outlet(outlet what, base::business_date on, std::string reason, const outlet_author& by) {
    if (auto open = check_open(what); !open) return base::refusal(std::move(open.error()));
    fields faults;
    if (on < what.details.opened_on) faults.push_back({"/closed_on", "out-of-range", "Not before the opening."});
    if (on > days_after(base::business_date_of(by.now), outlet_days_ahead_max))
        faults.push_back({"/closed_on", "out-of-range", "At most a year ahead."});
    if (!faults.empty()) return base::refusal(errors::outlet_invalid(std::move(faults)));
    what.closed_on = on;
    return next_version(std::move(what), std::move(reason), by);
}

}  // namespace chuanpin::catalog::domain
