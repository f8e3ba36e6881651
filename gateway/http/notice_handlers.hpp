// Handlers of notices: decode, one use case, encode.
#pragma once

#include <vector>

#include "gateway/app/keep_notice_preferences.hpp"
#include "gateway/app/mark_notice_read.hpp"
#include "gateway/app/read_notices.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// What the handlers call; all must outlive the router.
struct notice_use_cases {
    app::list_notices& list;
    app::read_notice& read;
    app::summarise_notices& summarise;
    app::follow_notices& follow;
    app::mark_notice_read& mark_read;
    app::read_notice_preferences& preferences;
    app::set_notice_preferences& set_preferences;
};

void add_notice_rows(std::vector<chuanpin::http::router::row>& rows, const notice_use_cases& use);

}  // namespace chuanpin::gateway::http
