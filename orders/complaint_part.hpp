// Complaints: their use cases, handlers and the job that escalates what nobody answered, put together.
#pragma once

#include "orders/http/complaint/complaint_handlers.hpp"
#include "orders/settings.hpp"

namespace chuanpin::orders {

class complaint_part {
public:
    complaint_part(app::unit_of_work& database, base::random_source& random, const settings& with)
        : complaints_(database, random, {.window = with.complaint_window, .answer = with.complaint_answer}) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_complaint_rows(complaints_); }
    base::task<base::result<std::size_t>> escalate_unanswered(const base::call_context& context) {
        return complaints_.escalate_unanswered(context);
    }

private:
    app::handle_complaints complaints_;
};

}  // namespace chuanpin::orders
