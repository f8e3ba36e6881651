// A request and a response as the rest of the program sees them. No Beast in here: this header costs nothing to include.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::http {

enum class method { get, head, post, put, patch, delete_, options };

std::string_view name_of(method verb);
std::optional<method> parse_method(std::string_view name);

/// Header fields in the order in which they came. Names compare without case (RFC 9110 §5.1).
class header_list {
public:
    void add(std::string name, std::string value);
    void set(std::string_view name, std::string value);  ///< replaces all of that name
    void remove(std::string_view name);
    /// The first value of that name; empty where there is none.
    [[nodiscard]] std::string_view find(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

struct request {
    method verb = method::get;
    std::string target;                                      ///< as received: path and query
    std::string path;                                        ///< percent-decoded, always begins with '/'
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
    header_list headers;
    std::string body;
    std::string remote_address;  ///< of the peer, without the port; a proxy's, where there is one
    /// Whose request it is, without the port: the peer, or whom a trusted proxy speaks for. What limits and throttles count by.
    /// In a service of another process it is the gateway's.
    std::string client_address{};
    std::string_view scheme = "http";  ///< "http" or "https", as the client used it
    std::string host{};                ///< as the client named it: Host, or what a trusted proxy says; may be empty in HTTP/1.0
    std::vector<std::pair<std::string, std::string>> path_parameters;  ///< set by the router: {"order_id", "ord_…"}
    base::call_context context;

    [[nodiscard]] std::string_view path_parameter(std::string_view name) const;
    [[nodiscard]] std::optional<std::string_view> query_parameter(std::string_view name) const;
};

struct response {
    int status = 200;
    header_list headers;
    std::string body;
};

/// 200 (or `status`) with application/json.
[[nodiscard]] response json_response(std::string body, int status = 200);
/// Any other media type.
[[nodiscard]] response typed_response(std::string body, std::string_view content_type, int status = 200);

/// How many parameters a query may hold where nothing else is said.
inline constexpr std::size_t query_parameters_default_max = 100;

/// Splits and decodes a target (RFC 3986 §3.3–3.4). invalid_input ("target-invalid") for bad escapes, control characters, dot segments
/// and queries of more parameters than that.
[[nodiscard]] base::result<void> parse_target(request& request, std::size_t query_parameters_max = query_parameters_default_max);

}  // namespace chuanpin::http
