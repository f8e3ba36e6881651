// Erasures on the wire.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/personal/erase_personal_data.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] base::result<app::erasure_wish> decode_erasure(std::string_view text, base::business_date today);
[[nodiscard]] std::string encode_erasure(const domain::personal_erasure& what);

}  // namespace chuanpin::catalog::http
