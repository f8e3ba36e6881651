// What is known of the prices of like goods, the rules, and the evidence of an offer.
#pragma once

#include "catalog/app/price/guard_offer.hpp"

namespace chuanpin::catalog::app {

struct comparable_page {
    std::vector<domain::price_comparable> comparables{};
    bool has_more = false;
};

/// What like goods cost on the average of the days before `on`.
struct average_view {
    std::string category;
    std::string goods_key;
    base::business_date on{};
    domain::price_rule rule{};
    domain::price_average average{};
    bool enough = false;  ///< as many comparables as the rule asks for
};

/// The evidence that stands with an offer, and what comes out when it is weighed anew from the rows that it names.
struct evidence_view {
    domain::offer_version offer{};
    domain::price_evidence stored{};
    domain::price_evidence anew{};
    domain::price_rule rule{};
    std::vector<domain::price_comparable> comparables{};  ///< those withdrawn since then too
    [[nodiscard]] bool agrees() const { return stored == anew; }
};

struct spike_page {
    std::vector<domain::noted_spike> spikes{};
    bool has_more = false;
};

class read_prices {
public:
    explicit read_prices(unit_of_work& database) : database_(database) {}

    base::task<base::result<comparable_page>> page(const base::call_context& context, comparable_filter filter,
                                                   std::optional<domain::price_comparable_id> before, std::size_t limit);
    /// Errors: category-unknown.
    base::task<base::result<average_view>> average(const base::call_context& context, std::string category, std::string goods_name,
                                                   base::business_date on);
    /// Those known now, by category and day.
    base::task<base::result<std::vector<domain::price_rule>>> rules(const base::call_context& context);
    /// Of the version asked for, or the newest. Errors: offer-not-found, price-evidence-not-found.
    base::task<base::result<evidence_view>> evidence(const base::call_context& context, domain::offer_id id,
                                                     std::optional<std::int64_t> version);
    base::task<base::result<spike_page>> spikes(const base::call_context& context, std::optional<spike_position> before, std::size_t limit);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
