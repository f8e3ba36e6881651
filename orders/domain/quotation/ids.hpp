// The ids of requests for quotation and of the quotes that answer them.
#pragma once

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::domain {

struct quotation_tag {
    static constexpr std::string_view prefix = "quo";
};
struct quote_tag {
    static constexpr std::string_view prefix = "qte";
};

using quotation_id = base::typed_id<quotation_tag>;
using quote_id = base::typed_id<quote_tag>;

}  // namespace chuanpin::orders::domain
