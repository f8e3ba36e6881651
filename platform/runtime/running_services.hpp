// The services of one process and the listeners in front of them, from start to stop.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/http/server.hpp"
#include "platform/runtime/engine.hpp"
#include "platform/runtime/internal_entrance.hpp"

namespace chuanpin::runtime {

class running_services {
public:
    /// Makes the services, connects the upstreams and binds the listeners; nothing runs yet.
    /// Throws std::runtime_error (a service is neither here nor elsewhere; no listener) and std::system_error (address in use).
    running_services(engine& room, const std::vector<std::string>& chosen);

    void start();
    /// Stops accepting, lets requests finish for at most `grace`, then stops jobs and consumers, all at the same time.
    base::task<void> stop(std::chrono::milliseconds grace);
    /// Has every listener with TLS read its certificate anew.
    void reload_certificates();
    /// Empty where dependencies and all services but `except` are ready.
    base::task<std::string> readiness(std::string_view except);

private:
    struct running {
        std::string name;
        std::unique_ptr<service> what;
    };

    void connect_elsewhere(const std::string& name);
    void listen(const http::server_options& options, http::responder& entrance);
    void bind();
    http::responder* public_entrance();

    engine& room_;
    std::vector<running> services_;
    std::unique_ptr<internal_entrance> internal_entrance_;
    std::vector<std::unique_ptr<http::server>> listeners_;
};

}  // namespace chuanpin::runtime
