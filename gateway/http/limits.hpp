// How many requests somebody may make: which policies a request counts against, and what the answer says about it.
//
// Somebody who is signed in counts for the organisation, so that one tenant cannot crowd out another, however many accounts it
// has. Who is not, a refused caller too, counts by address, in this process: strangers must not cost a look into Redis.
// Signing in and asking to take part count by address in Redis. Headers as in draft-ietf-httpapi-ratelimit-headers-10 §3–4.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/metrics.hpp"
#include "platform/base/rate_limit.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// A policy that is not there is not counted.
struct limit_policies {
    std::optional<base::rate_policy> requests;       ///< everything that an organisation asks
    std::optional<base::rate_policy> writes;         ///< of these, all but GET, HEAD and OPTIONS
    std::optional<base::rate_policy> addresses;      ///< whoever is not signed in, by address
    std::optional<base::rate_policy> sign_in;        ///< trying passwords, by address
    std::optional<base::rate_policy> registrations;  ///< asking to take part, by address
};

/// 600 requests and 120 writes a minute for an organisation, 600 and 60 sign-ins a minute and 10 registrations a day for an address.
[[nodiscard]] limit_policies default_limits();
/// "600/60": requests per seconds, 1–10,000,000 in 1–86,400; "off" for none. Throws std::runtime_error naming `setting`.
[[nodiscard]] std::optional<base::rate_policy> read_policy(const std::string& setting, std::string policy_name, const std::string& text);

class limits {
public:
    limits(limit_policies policies, base::rate_limiter& shared, base::metrics& metrics);
    limits(const limits&) = delete;
    limits& operator=(const limits&) = delete;

    /// Counts the request, after it was authenticated. Nothing is counted for rows that say so.
    base::task<base::rate_verdict> count(const chuanpin::http::request& request, const chuanpin::http::route& row);
    /// The same where nobody has to be waited for; nullopt where count() is needed.
    std::optional<base::rate_verdict> count_at_once(const chuanpin::http::request& request, const chuanpin::http::route& row);

private:
    /// What is counted with the other processes; empty: nothing is.
    [[nodiscard]] std::vector<base::rate_question> shared_questions(const chuanpin::http::request& request,
                                                                    const chuanpin::http::route& row) const;
    [[nodiscard]] bool is_counted_here(const chuanpin::http::request& request, const chuanpin::http::route& row) const;
    void note(const base::rate_verdict& verdict);

    limit_policies policies_;
    base::rate_limiter& shared_;
    base::local_buckets addresses_;
    base::counter& refused_;
};

/// The problem document of a verdict that admits nothing: 429 with Retry-After, until all violated policies let one pass.
[[nodiscard]] base::error quota_problem(const base::rate_verdict& verdict);
/// RateLimit-Policy: "default";q=600;w=60 and RateLimit: "default";r=417;t=1, where t is the seconds until r grows.
void add_limit_headers(const base::rate_verdict& verdict, chuanpin::http::header_list& headers);

}  // namespace chuanpin::gateway::http
