// RFC 9457 problem documents: the only place where an error becomes a status code.
#pragma once

#include <span>
#include <string_view>

#include "platform/http/message.hpp"

namespace chuanpin::http {

[[nodiscard]] int status_of(base::error_kind kind);

/// Titles of all errors known in this process, for the language of the caller. Filled once at composition.
class error_catalogue {
public:
    /// Throws std::logic_error where a code is given twice with another kind. The first titles of a code stay.
    void add(std::span<const base::error_definition> definitions);
    [[nodiscard]] const base::error_definition* find(std::string_view code) const;
    [[nodiscard]] const std::vector<base::error_definition>& all() const { return definitions_; }

private:
    std::vector<base::error_definition> definitions_;
};
/// The process's catalogue; holds http_errors() from the beginning. Written only during composition, before threads start.
[[nodiscard]] error_catalogue& known_errors();

/// {type, title, status, detail, instance, code, request_id, errors[], …facts}, title and details in the caller's language; Retry-After,
/// Allow and WWW-Authenticate where they belong.
[[nodiscard]] response problem_response(const base::error& error, const base::call_context& context);

/// The same with a status that no kind has: faults of framing (408, 414, 417, 421, 431, 501, 505), which only the server answers with.
[[nodiscard]] response problem_with_status(const base::error& error, int status, const base::call_context& context);
/// 500 "internal-error": a bug. Says nothing but the request id; the log has the rest.
[[nodiscard]] response internal_problem(const base::call_context& context);

/// The errors that platform/http itself answers with (route-not-found, permission-missing, idempotency-key-required, …).
[[nodiscard]] std::span<const base::error_definition> http_errors();

}  // namespace chuanpin::http
