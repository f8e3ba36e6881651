#include "gateway/domain/webhook/endpoint.hpp"

namespace chuanpin::gateway::domain {

std::string_view name_of(endpoint_status status) {
    switch (status) {
        case endpoint_status::enabled:
            return "enabled";
        case endpoint_status::disabled:
            return "disabled";
    }
    return {};
}

std::size_t slots_of(int consecutive_failures) { return consecutive_failures == 0 ? in_flight_per_endpoint_max : 1; }

}  // namespace chuanpin::gateway::domain
