// Drafts of orders: their use cases and handlers, put together.
#pragma once

#include "orders/http/draft/draft_handlers.hpp"

namespace chuanpin::orders {

class draft_part {
public:
    draft_part(app::unit_of_work& database, base::random_source& random, app::order_queue& place, std::chrono::seconds kept)
        : keep_(database, random, kept), submit_(database, place) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_draft_rows({keep_, submit_}); }

private:
    app::keep_drafts keep_;
    app::submit_draft submit_;
};

}  // namespace chuanpin::orders
