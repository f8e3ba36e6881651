// Returns (退货): the buyer asks, the supplier answers and receives; and the closing of orders, after which nothing comes back.
#pragma once

#include <functional>
#include <string>

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

struct return_target {
    domain::return_id id{};
    base::version_condition seen{};
};

/// What the supplier says of a line that came back.
struct receipt_line {
    domain::line_id line{};
    std::int64_t restocked = 0;
    std::int64_t written_off = 0;
    std::string warehouse_code;
};

class handle_returns {
public:
    using claim = base::idempotent<domain::goods_return>;
    using answer = base::task<base::result<base::reply>>;

    handle_returns(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: order-not-found, version-stale (of the order), and those of domain::request_return.
    answer request(const base::call_context& context, claim as, change_target target, domain::return_request said);
    // Errors of all: return-not-found, also where it is others'; version-stale, and those of the domain's function.
    answer reply(const base::call_context& context, claim as, return_target target, bool agreed, std::string words);
    answer withdraw(const base::call_context& context, claim as, return_target target);
    /// Stock, money and what is owed follow in the same transaction. Errors: warehouse-not-found, warehouse-closed.
    answer receive(const base::call_context& context, claim as, return_target target, std::vector<receipt_line> said);

    /// Errors: return-not-found.
    base::task<base::result<domain::goods_return>> find(const base::call_context& context, domain::return_id id);
    /// Those of an order, by id. Errors: order-not-found.
    base::task<base::result<std::vector<domain::goods_return>>> page(const base::call_context& context, domain::order_id order,
                                                                     std::optional<domain::return_id> after, std::size_t limit);

private:
    struct locked_return {
        locked_order of;
        domain::goods_return what;
    };
    using decision = std::function<base::result<domain::changed_return>(const domain::goods_return&, domain::party)>;
    static base::result<locked_return> lock(transaction& open, const base::call_context& context, const return_target& target);
    answer change(const base::call_context& context, claim as, return_target target, decision decide);
    base::result<domain::goods_return> receive_now(transaction& open, const base::call_context& context, const return_target& target,
                                                   const std::vector<receipt_line>& said);
    domain::recorded_event told(const base::call_context& context, std::string_view type, const domain::goods_return& what);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
