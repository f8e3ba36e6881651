// The tables of errors of platform/, one after the other.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/sentences.hpp"

namespace chuanpin::runtime {

namespace errors {

inline constexpr base::error_definition cpu_queue_full{"cpu-queue-full", base::error_kind::unavailable, "计算繁忙，请稍后再试",
                                                       "Too much computing is waiting"};
inline constexpr base::error_definition cpu_too_late{"cpu-too-late", base::error_kind::timeout, "计算繁忙，未能及时处理",
                                                     "The computing did not begin in time"};
inline constexpr base::error_definition service_starting{"service-starting", base::error_kind::unavailable, "服务正在启动",
                                                         "The service is starting"};
inline constexpr base::error_definition configuration_invalid{"configuration-invalid", base::error_kind::invalid_input, "配置有误",
                                                              "The configuration has faults"};

}  // namespace errors

struct error_table {
    std::string_view owner;  ///< "platform/http"
    std::span<const base::error_definition> rows;
};

[[nodiscard]] std::vector<error_table> platform_errors();

/// What the platform's refusals say, in Chinese.
[[nodiscard]] std::vector<std::span<const base::sentence>> platform_sentences();

}  // namespace chuanpin::runtime
