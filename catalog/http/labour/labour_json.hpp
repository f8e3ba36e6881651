// Labour lists between the wire and the domain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/labour/keep_labour_lists.hpp"

namespace chuanpin::catalog::http {

struct labour_list_request {
    base::business_date dated_on{};
    std::vector<app::person> workers;
};
/// {dated_on, workers: [{name, identity_number}]}. Errors: those of json::parse, invalid-fields.
[[nodiscard]] base::result<labour_list_request> decode_labour_list(std::string_view text);
/// Counts alone: nobody is named.
[[nodiscard]] std::string encode_labour_list(const app::labour_list_view& view);
/// Names, and identity numbers masked.
[[nodiscard]] std::string encode_workers(const app::worker_page& page, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
