// Corrections of attributions (归属更正): one side proposes, the other answers, and figures follow.
#pragma once

#include <functional>

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

struct correction_target {
    domain::correction_id id{};
    base::version_condition seen{};
};
struct correction_view {
    domain::correction what{};
    std::vector<domain::attribution_entry> entries{};  ///< the reversing pair, once it is agreed to
};

class correct_attributions {
public:
    using claim = base::idempotent<correction_view>;
    using answer = base::task<base::result<base::reply>>;

    correct_attributions(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: order-not-found, also where no line of it ever counted for the caller; those of domain::propose_correction.
    answer propose(const base::call_context& context, claim as, domain::order_id order, domain::correction_request said);
    // Errors of both: correction-not-found, also where it is others'; version-stale, and those of the domain's function.
    answer reply(const base::call_context& context, claim as, correction_target target, bool agreed, std::optional<std::string> words);
    answer withdraw(const base::call_context& context, claim as, correction_target target);

    /// Errors: correction-not-found.
    base::task<base::result<correction_view>> find(const base::call_context& context, domain::correction_id id);
    base::task<base::result<std::vector<domain::correction>>> page(const base::call_context& context, correction_filter filter);
    /// What an organisation's units bought by which channel, of orders that were accepted in that year of Shanghai.
    base::task<base::result<std::vector<domain::purchase_figure>>> figures(const base::call_context& context, domain::organisation_id buyer,
                                                                           int year);

private:
    using decision = std::function<base::result<domain::correction>(const domain::correction&)>;
    answer end(const base::call_context& context, claim as, correction_target target, decision decide);
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::correction& what);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
