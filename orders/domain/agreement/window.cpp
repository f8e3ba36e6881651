#include "orders/domain/agreement/window.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "orders/domain/agreement/errors.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

std::vector<base::field_error> faults_of(const window_request& asked, base::instant now) {
    std::vector<base::field_error> faults;
    if (asked.closes_at <= asked.opens_at) faults.push_back({"/closes_at", "out-of-range", "Must be after opens_at."});
    if (asked.closes_at <= now) faults.push_back({"/closes_at", "past", "Must lie ahead."});
    if (asked.closes_at - asked.opens_at > window_length_max)
        faults.push_back({"/closes_at", "out-of-range", fmt::format("A window lasts {} days at most.", window_length_max.count())});
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < asked.sections.size(); ++i)
        if (!seen.insert(asked.sections[i]).second)
            faults.push_back({fmt::format("/sections/{}", i), "duplicate", "Each section stands once."});
    return faults;
}

bool is_offered_at(const offer_version& version, base::fen price) {
    return std::ranges::any_of(version.tiers, [&](const price_tier& tier) { return !tier.kilogram_price && tier.unit_price == price; });
}

base::result<offer_version> offer_in_force(const window_request& asked, const offer_book& offers, base::instant now) {
    const auto seen = look_up(offers, asked.offer, asked.offer_version, now);
    const errors::faults here{{"/offer_version", "stale", "See the offer as it is now."}};
    switch (seen.how) {
        case sight::current:
            return *seen.in_force;
        case sight::changed:
            return base::refusal(errors::offer_changed(*seen.in_force, seen.in_force->tiers.front().unit_price, here));
        case sight::ended:
            return base::refusal(errors::offer_expired(here));
        case sight::not_yet_known:
            return base::refusal(errors::offer_not_yet_known(here));
    }
    return base::refusal(errors::offer_expired(here));
}

// Of the conditions of the offer: those that an order by the same way would have to keep.
std::vector<base::field_error> broken_conditions(const offer_version& offer, std::string_view county) {
    std::vector<base::field_error> faults;
    if (!offer.sold_by.has(channel::assistance_unit))
        faults.push_back({"/offer_id", "channel-not-offered", "The offer is not sold to helping units."});
    if (!county.empty() && !covers(offer.area, county))
        faults.push_back({"/offer_id", "outside-delivery-area", fmt::format("Delivered to {}; you are in {}.", told(offer.area), county)});
    return faults;
}

base::result<void> check_open(const collecting_window& window, base::instant now) {
    const auto status = status_of(window, now);
    if (status != window_status::open) return base::refusal(errors::window_not_open(window.id, name_of(status)));
    return {};
}

base::result<void> check_statement(const collecting_window& window, const intent_statement& said, base::instant now) {
    if (auto open = check_open(window, now); !open) return open;
    if (std::ranges::find(window.asked.sections, said.section) == window.asked.sections.end())
        return base::refusal(errors::intent_invalid({{"/section", "unknown", "Not a section that the window names."}}));
    return {};
}

}  // namespace

std::string_view name_of(window_status status) {
    switch (status) {
        case window_status::scheduled:
            return "scheduled";
        case window_status::open:
            return "open";
        case window_status::closed:
            return "closed";
    }
    return {};
}

window_status status_of(const collecting_window& what, base::instant now) {
    if (what.closed_at || what.asked.closes_at <= now) return window_status::closed;
    return now < what.asked.opens_at ? window_status::scheduled : window_status::open;
}

base::result<collecting_window> open_window(window_id id, organisation_id helper, window_request asked, const offer_book& offers,
                                            base::instant now, std::string_view helper_county) {
    if (auto faults = faults_of(asked, now); !faults.empty()) return base::refusal(errors::window_invalid(std::move(faults)));
    auto offer = offer_in_force(asked, offers, now);
    if (!offer) return base::refusal(std::move(offer.error()));
    if (!is_offered_at(*offer, asked.unit_price))
        return base::refusal(errors::window_invalid({{"/unit_price_fen", "not-offered", "Not a price of this version of the offer."}}));
    if (offer->supplier == helper)
        return base::refusal(errors::window_invalid({{"/offer_id", "own-offer", "Nobody buys from themselves."}}));
    if (auto faults = broken_conditions(*offer, helper_county); !faults.empty())
        return base::refusal(errors::window_invalid(std::move(faults)));
    return collecting_window{.id = id,
                             .helper = helper,
                             .supplier = offer->supplier,
                             .asked = std::move(asked),
                             .product = offer->product,
                             .name_zh = offer->name_zh,
                             .unit_net_mass_g = offer->unit_net_mass_g,
                             .origin_county_code = offer->origin_county_code};
}

base::result<collecting_window> close_window(collecting_window what, std::optional<account_id> by, base::instant now) {
    if (what.closed_at) return base::refusal(errors::window_closed(what.id));
    if (!by && now < what.asked.closes_at) return base::refusal(errors::window_not_open(what.id, "not at its end yet"));
    what.closed_at = std::min(now, what.asked.closes_at);
    what.closed_by = now < what.asked.closes_at ? by : std::nullopt;
    ++what.version;
    return what;
}

std::string_view name_of(payer who) { return who == payer::staff ? "staff" : "union_fund"; }
std::optional<payer> parse_payer(std::string_view name) {
    for (const auto each : {payer::union_fund, payer::staff})
        if (name_of(each) == name) return each;
    return std::nullopt;
}

base::result<intent> add_intent(const collecting_window& window, intent_id id, intent_statement said, account_id by, base::instant now) {
    if (auto fine = check_statement(window, said, now); !fine) return base::refusal(std::move(fine.error()));
    return intent{.id = id, .window = window.id, .said = std::move(said), .by = by, .changed_at = now};
}

base::result<intent> change_intent(const collecting_window& window, intent what, intent_statement said, account_id by, base::instant now) {
    if (auto fine = check_statement(window, said, now); !fine) return base::refusal(std::move(fine.error()));
    if (what.withdrawn_at) return base::refusal(errors::intent_withdrawn(what.id));
    what.said = std::move(said);
    what.by = by;
    what.changed_at = now;
    ++what.version;
    return what;
}

base::result<intent> withdraw_intent(const collecting_window& window, intent what, account_id by, base::instant now) {
    if (auto fine = check_open(window, now); !fine) return base::refusal(std::move(fine.error()));
    if (what.withdrawn_at) return base::refusal(errors::intent_withdrawn(what.id));
    what.withdrawn_at = what.changed_at = now;
    what.by = by;
    ++what.version;
    return what;
}

}  // namespace chuanpin::orders::domain
