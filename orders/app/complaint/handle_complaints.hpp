// Complaints (投诉): the buyer opens one, the supplier answers, the platform rules where they differ.
#pragma once

#include <functional>

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

struct complaint_target {
    domain::complaint_id id{};
    base::version_condition seen{};
};

class handle_complaints {
public:
    using claim = base::idempotent<domain::complaint>;
    using answer = base::task<base::result<base::reply>>;

    handle_complaints(unit_of_work& database, base::random_source& random, domain::complaint_times times)
        : database_(database), random_(random), times_(times) {}

    /// The order is locked, so that refunds of complaints opened at once never pass it together. Errors: order-not-found,
    /// complaint-party-forbidden (only the buyer complains) and those of domain::open_complaint and complained_lines.
    answer open(const base::call_context& context, claim as, domain::order_id order, domain::complaint_request said);
    // Errors of all: complaint-not-found, version-stale, and those of the domain's function.
    answer reply(const base::call_context& context, claim as, complaint_target target, std::string words, base::fen offered,
                 std::vector<domain::line_amount> lines = {});
    answer agree(const base::call_context& context, claim as, complaint_target target);
    answer escalate(const base::call_context& context, claim as, complaint_target target, std::string why);
    answer rule(const base::call_context& context, claim as, complaint_target target, std::string words, base::fen refund,
                std::vector<domain::line_amount> lines = {});
    answer withdraw(const base::call_context& context, claim as, complaint_target target);

    /// Errors: complaint-not-found, also where it is others'.
    base::task<base::result<domain::complaint>> find(const base::call_context& context, domain::complaint_id id);
    /// One's own; everybody's for those who oversee.
    base::task<base::result<std::vector<domain::complaint>>> page(const base::call_context& context, complaint_filter filter);
    base::task<base::result<domain::supplier_record>> record_of(const base::call_context& context, domain::organisation_id supplier);

    /// Escalates what the suppliers left unanswered ("no-answer"); a recurring job, any number of processes may run it. Answers how many.
    base::task<base::result<std::size_t>> escalate_unanswered(const base::call_context& context);

private:
    using decision =
        std::function<base::result<domain::changed_complaint>(const domain::complaint&, domain::complaint_party, const domain::order&)>;
    answer change(const base::call_context& context, claim as, complaint_target target, decision decide);
    /// A refund that a complaint ended with is owed less from now on.
    base::result<void> grant(transaction& open, const base::call_context& context, const domain::order& about,
                             const domain::complaint& ended);
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::complaint& what);

    unit_of_work& database_;
    base::random_source& random_;
    domain::complaint_times times_;
};

}  // namespace chuanpin::orders::app
