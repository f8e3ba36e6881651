// The two sides of the ports, so that one suite runs on both.
#pragma once

#include <memory>

#include <boost/asio/io_context.hpp>

#include "orders/app/ports.hpp"
#include "orders/domain/offer/catalogue_news.hpp"

namespace chuanpin::tests {

class orders_backend {
public:
    virtual ~orders_backend() = default;
    virtual orders::app::unit_of_work& database() = 0;
    virtual orders::app::batch_unit_of_work& batches() = 0;
    virtual void tell(const orders::domain::catalogue_news& news) = 0;
    /// Types of the journal's entries, in order.
    virtual std::vector<std::string> journal() = 0;
    /// Whether every promise about the data holds (the fake keeps none of its own).
    virtual void check_invariants() = 0;
    /// How a movement enters the two sums, as the side says; nullopt where it does not take it.
    virtual std::optional<std::pair<std::int64_t, std::int64_t>> sums_of(orders::domain::movement what) = 0;

    boost::asio::io_context io{1};
};

[[nodiscard]] std::unique_ptr<orders_backend> make_fake_backend();
[[nodiscard]] std::unique_ptr<orders_backend> make_mysql_backend();

}  // namespace chuanpin::tests
