// The orders service as a whole on a private MariaDB: its router, its consumer on a catalogue that the test writes, its journal.
// Time stands still until the test moves it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "orders/app/ports.hpp"
#include "orders/service.hpp"
#include "platform/runtime/service.hpp"
#include "tests/support/inline_cpu_pool.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

/// The catalogue's feed: what the test published, numbered from 1.
class fake_catalogue final : public http::responder {
public:
    explicit fake_catalogue(boost::asio::io_context& io) : io_(io) {}
    base::task<http::response> respond(http::request request) override;
    void publish(std::string type, std::string aggregate_id, nlohmann::json data, base::instant at);
    [[nodiscard]] std::int64_t last() const { return static_cast<std::int64_t>(entries_.size()); }
    /// Answers 503 from now on.
    void go_away(bool away) { away_ = away; }

private:
    boost::asio::io_context& io_;
    std::vector<nlohmann::json> entries_;
    bool away_ = false;
};

/// Somebody who sends requests.
struct caller {
    base::principal who;
    [[nodiscard]] std::string organisation() const { return base::to_wire(who.organisation); }
};

/// An offer as the buyer sees it.
struct shown_offer {
    std::string product;
    std::string offer;
    std::int64_t version = 1;
};

class shop {
public:
    /// `own_settings` are those of [orders], by full key.
    explicit shop(mysql::address where = test_database::instance().where(), std::map<std::string, std::string> own_settings = {});
    ~shop();

    /// Everybody of these kinds belongs to another organisation; the same number is the same organisation.
    static caller cooperative(unsigned char number = 1);
    static caller school(unsigned char number = 101);
    /// Somebody else of that school, with these permissions, for one of its units or for all of it.
    static caller colleague(unsigned char account, std::vector<std::string> permissions, std::optional<base::unit_id> unit = std::nullopt,
                            unsigned char number = 101);

    http::response send(http::method verb, const std::string& target, const caller& from, const std::string& body = {},
                        const std::string& key = {});
    /// A coroutine, for many at the same time.
    base::task<http::response> sending(http::method verb, std::string target, caller from, std::string body, std::string key);
    http::response get(const std::string& target, const caller& from) { return send(http::method::get, target, from); }
    http::response post(const std::string& target, const caller& from, const nlohmann::json& body, const std::string& key = {});
    struct call {
        std::string target;
        caller from;
        std::string body;
        std::string key;
    };
    /// POSTs of different people to different places, all at the same time; answers in their order.
    std::vector<http::response> post_calls(const std::vector<call>& calls);
    /// All of them at the same time; answers in their order.
    std::vector<http::response> post_all(const std::string& target, const caller& from, const std::vector<std::string>& bodies,
                                         const std::vector<std::string>& keys);

    /// A new product with an offer, known to orders when this returns. Tiers are {{quantity_from, unit_price_fen}, …}.
    shown_offer list_product(const caller& supplier, std::vector<std::pair<std::int64_t, std::int64_t>> tiers = {{1, 6'000}},
                             std::int64_t minimum_quantity = 1);
    /// Many of them; known when this returns.
    std::vector<shown_offer> list_products(const caller& supplier, std::size_t count);
    /// Another version of it, from now on, with one price.
    shown_offer change_price(const caller& supplier, const shown_offer& of, std::int64_t unit_price_fen);
    void withdraw(const shown_offer& of);
    void stock_up(const caller& supplier, const shown_offer& of, std::int64_t quantity, const std::string& warehouse = "W-1");
    void stock_up_all(const caller& supplier, const std::vector<shown_offer>& all, std::int64_t quantity);
    /// With stock, in one go.
    shown_offer shelf(const caller& supplier, std::int64_t quantity);
    /// Until orders has seen everything that was published.
    void wait_for_catalogue();

    [[nodiscard]] nlohmann::json order_body(const caller& supplier, const std::vector<std::pair<shown_offer, std::int64_t>>& lines) const;
    /// Places it and answers the order; fails the test where it is refused.
    nlohmann::json place(const caller& buyer, const caller& supplier, const std::vector<std::pair<shown_offer, std::int64_t>>& lines);
    /// on_hand, reserved over all warehouses.
    std::pair<std::int64_t, std::int64_t> stock_of(const caller& supplier, const shown_offer& of);

    /// Runs the job that looks for expired holds, once; answers how many orders it cancelled.
    std::size_t expire_holds();
    /// A key that was not used before.
    std::string fresh_key();
    [[nodiscard]] mysql::session session() const { return mysql::session(where_, schema_); }
    [[nodiscard]] const std::string& schema() const { return schema_; }
    /// Fails the test where a promise about the data is broken.
    void check_invariants() const;

    /// Sent with every request until it is cleared.
    std::vector<std::pair<std::string, std::string>> more_headers;

    boost::asio::io_context io{1};
    manual_clock clock;
    recording_log log;
    null_metrics metrics;
    fake_catalogue catalogue{io};

    /// The certificate of the product, in force until that day ("2026-03-02"); told anew each time. Answers its number.
    std::string certify(const std::string& product, std::optional<std::string> valid_to);

private:
    std::map<std::string, std::size_t> certificates_;
    shown_offer publish_product(const caller& supplier, const std::vector<std::pair<std::int64_t, std::int64_t>>& tiers,
                                std::int64_t minimum_quantity);

    mysql::address where_;
    std::string schema_;
    runtime::configuration settings_;
    seeded_random random_;
    inline_cpu_pool cpu_;
    mysql::worker_pool foreground_;
    mysql::worker_pool background_;
    redis::client redis_;
    http::client http_client_;
    std::unique_ptr<runtime::service_context> context_;
    std::unique_ptr<runtime::service> service_;
    unsigned next_ = 0;
};

nlohmann::json json_of(const http::response& answer);
std::string code_of(const http::response& answer);

}  // namespace chuanpin::tests
