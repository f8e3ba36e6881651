// An event of which every template can speak, and a task that comes of it.
#pragma once

#include <string>
#include <utility>

#include "gateway/domain/notice/notice_rules.hpp"
#include "tests/support/call_context.hpp"

namespace chuanpin::tests::noticed {

namespace domain = gateway::domain;
using namespace std::chrono_literals;

inline const base::instant now = manual_clock().now();  // 2026-03-02 09:00 in Shanghai
inline const auto buyer = numbered<base::organisation_id>(1);
inline const auto supplier = numbered<base::organisation_id>(2);
inline const auto owner = numbered<base::organisation_id>(3);
inline const auto helper = numbered<base::organisation_id>(4);
inline constexpr domain::reminder_rules rules{};

/// Everything that any template speaks of.
inline domain::noticed_event an_event(std::string type, std::string outcome = {}) {
    domain::noticed_event event{.id = numbered<base::event_id>(9),
                                .type = std::move(type),
                                .outcome = std::move(outcome),
                                .about_type = "order",
                                .about_id = "ord_1",
                                .occurred_at = now,
                                .buyer = buyer,
                                .supplier = supplier,
                                .helpers = {helper},
                                .suppliers = {supplier},
                                .owner = owner,
                                .hold_ends_at = now + 72h,
                                .requested_delivery = base::business_date_of(now + 48h),
                                .payment_due = base::business_date_of(now + 240h),
                                .owed_back = base::fen{6}};
    event.figures = {
        {"order", "ord_1"},       {"total", base::fen{123'450}},  {"accepted", base::fen{100}},    {"rejected", domain::mass_g{30'500}},
        {"reason", "断货"},       {"shipment", "shp_1"},          {"amount", base::fen{5}},        {"denial", "nothing-accepted"},
        {"endpoint", "whk_1"},    {"failures", std::int64_t{10}}, {"asked", base::fen{7}},         {"offered", base::fen{6}},
        {"refund", base::fen{6}}, {"owed_back", base::fen{6}},    {"left", base::fen{9}},          {"agreement", "agr_1"},
        {"product", "苹果"},      {"number", std::int64_t{2}},    {"quotation", "quo_1"},          {"title", "询价"},
        {"own", base::fen{9}},    {"winning", base::fen{8}},      {"standing", std::int64_t{2}},   {"standing_order", "食堂"},
        {"day", "2026-03-03"},    {"contract", "spc_1"},          {"quantity", std::int64_t{300}}, {"skipped", "苹果"}};
    event.figures.push_back({"week", "2026-W10"});
    event.figures.push_back({"overcommitted", domain::mass_g{4}});
    event.figures.push_back({"waiting", std::int64_t{3}});
    event.figures.push_back({"hold_end", event.hold_ends_at});
    return event;
}

inline domain::notice a_task(std::string kind = "confirm-order") {
    auto notice = domain::notices_of(an_event("order.placed"), now, rules).at(0);
    notice.kind = std::move(kind);
    return notice;
}

}  // namespace chuanpin::tests::noticed
