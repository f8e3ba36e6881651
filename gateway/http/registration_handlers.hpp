// Handlers of registrations: handed in by anybody, recommended by the county, decided by the operator.
#pragma once

#include <vector>

#include "gateway/app/decide_registration.hpp"
#include "gateway/app/submit_registration.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// What the handlers call; all must outlive the router.
struct registration_use_cases {
    app::submit_registration& submit;
    app::recommend_registration& recommend;
    app::decide_registration& decide;
    app::read_registrations& read;
    crypto::digest fingerprint_key;  ///< the body holds a password: its fingerprint is keyed
};

void add_registration_rows(std::vector<chuanpin::http::router::row>& rows, const registration_use_cases& use);

}  // namespace chuanpin::gateway::http
