// What the handlers of pairings, windows and agreements have in common: an id out of the path, a change, a page of a list.
#pragma once

#include <utility>

#include "orders/http/order_change.hpp"
#include "platform/base/unit_of_work.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

using answer = base::task<base::result<chuanpin::http::response>>;

/// The id in the path; `not_found` makes the refusal of a text that is none.
template <class Id, class NotFound>
base::result<Id> path_id(const chuanpin::http::request& from, std::string_view parameter, NotFound not_found) {
    const auto text = from.path_parameter(parameter);
    const auto id = base::parse_id<Id>(text);
    if (!id) return base::refusal(not_found(text));
    return *id;
}

template <class View>
base::result<base::idempotent<View>> claim_of(const chuanpin::http::request& from, const chuanpin::http::route& row,
                                              std::string (*encode)(const View&)) {
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return base::idempotent<View>{*std::move(receipt), encode};
}

/// The key behind which the page begins; nothing on the first one. Errors: cursor-invalid.
template <class Id>
base::result<std::optional<Id>> after_of(const chuanpin::http::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<Id>(page.after);
    if (!id) return chuanpin::http::errors::cursor_invalid();
    return id;
}

/// Cuts the row beyond the limit off; answers the cursor of the next page, empty on the last.
template <class Rows, class Key>
std::string cut(Rows& rows, const chuanpin::http::page_request& page, Key key_of) {
    if (rows.size() <= page.limit) return {};
    rows.resize(page.limit);
    return page.cursor_after(key_of(rows.back()));
}

}  // namespace chuanpin::orders::http
