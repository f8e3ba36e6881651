// Logistics with a real MariaDB, asked through its router as the gateway would, following a feed of orders that the test writes.
#pragma once

#include <string>
#include <string_view>

#include "logistics/service.hpp"
#include "tests/support/service_program.hpp"

namespace chuanpin::tests {

/// The feed of orders, as far as a test wrote it.
class written_feed final : public http::responder {
public:
    /// `data` is the JSON of the event.
    void add(std::string_view type, std::string_view order, std::string data);
    base::task<http::response> respond(http::request request) override;

private:
    std::vector<std::string> entries_;
};

class logistics_program : public service_program {
public:
    explicit logistics_program(std::string schema_prefix = fresh_prefix());
    ~logistics_program();

    /// As service_program's, and what it printed in `printed`.
    int command(std::string_view name, const std::map<std::string, std::string>& options);
    void import_reference_data();

    written_feed orders;
    std::string printed;

    // Who asks.
    base::organisation_id buyer = numbered<base::organisation_id>(1);
    base::organisation_id supplier = numbered<base::organisation_id>(2);
    base::organisation_id stranger = numbered<base::organisation_id>(3);
    base::organisation_id finance = numbered<base::organisation_id>(4);

    http::response ask(http::method verb, std::string target, std::string body, std::optional<base::organisation_id> who,
                       std::string key = {}, std::string content_type = "application/json");
    http::response get(std::string target, std::optional<base::organisation_id> who) {
        return ask(http::method::get, std::move(target), {}, who);
    }
    /// As the supplier, with a key of its own unless one is given.
    http::response post(std::string target, std::string body, std::string key = {}) {
        return ask(http::method::post, std::move(target), std::move(body), supplier, key.empty() ? fresh_key() : std::move(key));
    }
    http::response hand_in(const std::string& shipment, std::string file, std::string key = {}) {
        return ask(http::method::post, "/v1/shipments/" + shipment + "/temperature-logs", std::move(file), supplier,
                   key.empty() ? fresh_key() : std::move(key), "text/csv");
    }

    /// Order `number` of 120 boxes of 10 kg of apples from 盐源 to 成都, through the feed.
    void dispatch(unsigned char number);
    void accept(unsigned char number, std::int64_t accepted, std::int64_t rejected);
    /// Retries while the order is not yet known; answers the shipment's id. Loaded 13 hours ago.
    std::string load(unsigned char number, std::string_view distance = "565000");
    void deliver(const std::string& shipment);
    /// A logger's file of the last 13 hours but one.
    [[nodiscard]] std::string logger_file(std::string_view kind, int seed = 1) const;
    /// Types of the journal of one aggregate in the order of its versions, once nothing is unsealed.
    std::vector<std::string> types_of(const std::string& aggregate);
};

}  // namespace chuanpin::tests
