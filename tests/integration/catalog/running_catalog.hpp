// The catalogue with a real MariaDB, asked through its router as the gateway would.
#pragma once

#include <string>
#include <string_view>

#include "catalog/service.hpp"
#include "tests/support/service_program.hpp"
#include "tests/support/temporary_directory.hpp"

namespace chuanpin::tests {

/// The gateway as a feed without entries; tests put what they need into the table of organisations.
class silent_gateway : public http::responder {
public:
    base::task<http::response> respond(http::request) override;
};

/// The feed of orders, as far as a test wrote it.
class written_orders final : public http::responder {
public:
    /// A row of stock (`stock` names it) stands so, in this version.
    void stock_level(unsigned char stock, const std::string& product, std::int64_t available, std::int64_t version);
    base::task<http::response> respond(http::request request) override;

private:
    nlohmann::json entries_ = nlohmann::json::array();
};

/// The entrance of a service that is made later.
class late_entrance final : public http::responder {
public:
    explicit late_entrance(std::unique_ptr<runtime::service>& service) : service_(service) {}
    base::task<http::response> respond(http::request request) override { return service_->entrance().respond(std::move(request)); }

private:
    std::unique_ptr<runtime::service>& service_;
};

class catalog_program : private silent_gateway, public service_program {
public:
    explicit catalog_program(std::string schema_prefix = fresh_prefix(), std::uint64_t seed = 1);
    ~catalog_program();

    void import_counties();
    /// As the gateway's feed would have told it.
    void know(base::organisation_id id, std::string_view kind, std::string_view county_code);

    /// A certificate covers the product on [from, to), as if an application had passed. Answers its number.
    std::string certify(const std::string& product, std::string_view from = "2026-01-01", std::string_view to = "2028-01-01");

    written_orders orders;

    // Who asks.
    base::organisation_id cooperative = numbered<base::organisation_id>(1);
    base::organisation_id other_cooperative = numbered<base::organisation_id>(2);

    http::response ask(http::method verb, std::string target, std::string body = {}, std::optional<base::organisation_id> who = {},
                       std::string key = {}, http::header_list headers = {});
    http::response get(std::string target, http::header_list headers = {}) {
        return ask(http::method::get, std::move(target), {}, {}, {}, std::move(headers));
    }
    /// As anybody with these permissions.
    http::response ask_as(const base::principal& who, http::method verb, std::string target, std::string body = {});
    /// As the cooperative, with a key of its own unless one is given.
    http::response post(std::string target, std::string body, std::string key = {}) {
        return ask(http::method::post, std::move(target), std::move(body), cooperative, key.empty() ? fresh_key() : std::move(key));
    }
    /// The id of a product that the cooperative drafted with these changes; throws where it is refused.
    std::string drafted(std::string_view changes = "{}");
    /// As `drafted`, then certified and published.
    std::string published(std::string_view changes = "{}");
    /// Types of all journal entries in the order of their numbers, once nothing is unsealed; without `listing.*`, which follow from others
    /// in their own time.
    std::vector<std::string> sealed_types();

private:
    late_entrance own_{service};
    std::int64_t certificates_ = 0;
    temporary_directory search_directory_;
    temporary_directory blob_directory_;
};

/// faults_of, sorted.
std::vector<std::string> sorted_faults_of(const http::response& response);

/// A valid draft of apples from 盐源, with this in place of or beside its members ("{}": none).
std::string apples(std::string_view changes = "{}");
inline constexpr std::string_view offer_body =
    R"({"minimum_quantity":10,"tiers":[{"quantity_from":10,"unit_price_fen":6805},{"quantity_from":50,"unit_price_fen":6400}],"valid_from":"2026-03-02"})";

}  // namespace chuanpin::tests
