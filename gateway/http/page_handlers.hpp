// What is not the trade: health, readiness, metrics, and the description of the API.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/task.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// The routes of one service of the program, also where it runs elsewhere.
struct service_routes {
    std::string_view service;
    std::span<const chuanpin::http::route> routes;
};

struct page_sources {
    std::function<base::task<std::string>()> readiness;  ///< what is missing; empty where nothing is
    std::string clock_start;                             ///< shown by /readyz; empty: the real time
    std::function<std::string()> metrics;
    std::string_view openapi;  ///< the whole document (YAML)
    std::vector<service_routes> services;
};

void add_page_rows(std::vector<chuanpin::http::router::row>& rows, page_sources sources);

}  // namespace chuanpin::gateway::http
