// How each service of the program is reached: in this process or over HTTP.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/upstream.hpp"

namespace chuanpin::runtime {

/// Names are declared first and connected when the services stand, so that services may ask for each other in any order.
/// I/O thread only.
class upstreams {
public:
    upstreams(http::principal_keys keys, const base::clock& clock) : keys_(std::move(keys)), clock_(clock) {}

    void declare(std::string_view name);
    /// `entrance` is the service's own (its router); for requests from outside of this process the stamp is checked in front of it.
    void connect_local(std::string_view name, http::responder& entrance);
    void connect_http(std::string_view name, http::client& client, const std::string& origin);

    [[nodiscard]] bool declared(std::string_view name) const { return places_.contains(name); }
    /// Throws std::logic_error for a name that was not declared. A request before the name is connected answers 503.
    [[nodiscard]] http::responder& find(std::string_view name) const;
    /// The stamped entrance of a service of this process; null for the others.
    [[nodiscard]] http::responder* local_entrance(std::string_view name) const;

private:
    class late_responder;
    struct place;

    place& at(std::string_view name) const;

    http::principal_keys keys_;
    const base::clock& clock_;
    std::map<std::string, std::shared_ptr<place>, std::less<>> places_;
};

}  // namespace chuanpin::runtime
