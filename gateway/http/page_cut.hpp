// Keyset pages over ids: a read asks for one item more than a page holds.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/ids.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::gateway::http {

/// Leaves as many items as the page holds; the cursor of the next page where there were more. `key` answers an item's id.
template <class Item, class Key>
std::optional<std::string> cut_page(std::vector<Item>& items, const chuanpin::http::page_request& page, Key key) {
    if (items.size() <= page.limit) return std::nullopt;
    items.resize(page.limit);
    return page.cursor_after(base::to_wire(std::invoke(key, items.back())));
}

/// The id that a cursor holds; nullopt on the first page. Errors: invalid_input where it is the cursor of another list.
template <class Id>
base::result<std::optional<Id>> read_cursor_id(const chuanpin::http::page_request& page) {
    if (page.after.empty()) return std::optional<Id>();
    const auto id = base::parse_id<Id>(page.after);
    if (!id) return chuanpin::http::errors::invalid_parameters({{"?cursor", "invalid-format", "Not a cursor of this list."}});
    return std::optional<Id>(id);
}

}  // namespace chuanpin::gateway::http
