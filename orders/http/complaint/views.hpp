// Complaints and suppliers' scores as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/domain/complaint/complaint.hpp"
#include "orders/domain/complaint/supplier_score.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_complaint(const domain::complaint& what);
[[nodiscard]] std::string encode_complaints(std::span<const domain::complaint> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_score(domain::organisation_id supplier, const domain::supplier_record& record);

}  // namespace chuanpin::orders::http
