// Codes of labels as a table for those who print them (RFC 4180): code, product, lot, certificate.
#pragma once

#include <string>

#include "catalog/app/label/keep_labels.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] std::string encode_label_codes(const app::label_codes& of);

}  // namespace chuanpin::catalog::http
