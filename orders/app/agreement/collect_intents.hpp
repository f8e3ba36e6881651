// Collecting windows and the pre-orders in them (意向征集).
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

inline constexpr std::size_t ended_windows_max = 100;  ///< of one run of the clock's job

struct window_view {
    domain::collecting_window what{};
    domain::window_status status{};
    std::vector<domain::section_sum> sums{};
};

class collect_intents {
public:
    collect_intents(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: those of domain::open_window.
    base::task<base::result<base::reply>> open(const base::call_context& context, base::idempotent<window_view> as,
                                               domain::window_request asked);
    /// The helper closes it before its end. Errors: window-not-found (also others'), window-closed.
    base::task<base::result<base::reply>> close(const base::call_context& context, base::idempotent<window_view> as, domain::window_id id);
    /// Errors: window-not-found, window-has-too-many-intents, those of domain::add_intent.
    base::task<base::result<base::reply>> add(const base::call_context& context, base::idempotent<domain::intent> as, domain::window_id id,
                                              domain::intent_statement said);
    /// Errors: intent-not-found, version-stale, those of domain::change_intent.
    base::task<base::result<base::reply>> change(const base::call_context& context, base::idempotent<domain::intent> as,
                                                 domain::intent_id id, base::version_condition seen, domain::intent_statement said);
    base::task<base::result<base::reply>> withdraw(const base::call_context& context, base::idempotent<domain::intent> as,
                                                   domain::intent_id id, base::version_condition seen);

    /// The helper sees the sums by section, the supplier too; nobody else sees the window. Errors: window-not-found.
    base::task<base::result<window_view>> find(const base::call_context& context, domain::window_id id);
    base::task<base::result<std::vector<domain::collecting_window>>> page(const base::call_context& context,
                                                                          std::optional<domain::window_id> before, std::size_t limit);
    /// The helper's alone. Errors: window-not-found.
    base::task<base::result<std::vector<domain::intent>>> intents(const base::call_context& context, domain::window_id id,
                                                                  std::optional<domain::intent_id> after, std::size_t limit);
    /// The clock's job: closes windows whose end has come. Answers how many. One transaction a window, claimed by its id.
    base::task<base::result<std::size_t>> close_ended(const base::call_context& context);

private:
    using intent_decision = std::function<base::result<domain::intent>(const domain::collecting_window&, domain::intent)>;
    base::task<base::result<base::reply>> change_intent(const base::call_context& context, base::idempotent<domain::intent> as,
                                                        domain::intent_id id, base::version_condition seen, std::string_view event,
                                                        intent_decision decide);
    base::task<base::result<bool>> close_one(const base::call_context& context, domain::window_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
