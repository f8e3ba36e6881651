#include "platform/runtime/upstreams.hpp"

#include <stdexcept>

#include "platform/http/problem.hpp"
#include "platform/runtime/platform_errors.hpp"

namespace chuanpin::runtime {

class upstreams::late_responder final : public http::responder {
public:
    void connect(std::unique_ptr<http::responder> target) { target_ = std::move(target); }

    base::task<http::response> respond(http::request request) override {
        if (target_) co_return co_await target_->respond(std::move(request));
        auto starting = base::make_error(errors::service_starting, "The service is starting; try again in a second.");
        starting.retry_after = std::chrono::seconds(1);
        co_return http::problem_response(starting, request.context);
    }
    std::optional<http::response> turn_away(std::string_view route_name, const base::call_context& context) const override {
        return target_ ? target_->turn_away(route_name, context) : std::nullopt;
    }

private:
    std::unique_ptr<http::responder> target_;
};

struct upstreams::place {
    std::unique_ptr<http::responder> entrance;  ///< stamped; of a service of this process
    late_responder upstream;
};

void upstreams::declare(std::string_view name) { places_.emplace(name, std::make_shared<place>()); }

upstreams::place& upstreams::at(std::string_view name) const {
    const auto found = places_.find(name);
    if (found == places_.end()) throw std::logic_error("no service is called '" + std::string(name) + "'");
    return *found->second;
}

void upstreams::connect_local(std::string_view name, http::responder& entrance) {
    auto& where = at(name);
    where.entrance = http::make_stamped_entrance(entrance, keys_, std::string(name), clock_);
    where.upstream.connect(http::make_local_upstream(entrance));
}

void upstreams::connect_http(std::string_view name, http::client& client, const std::string& origin) {
    at(name).upstream.connect(http::make_http_upstream(client, origin, keys_, std::string(name), clock_));
}

http::responder& upstreams::find(std::string_view name) const { return at(name).upstream; }
http::responder* upstreams::local_entrance(std::string_view name) const { return at(name).entrance.get(); }

}  // namespace chuanpin::runtime
