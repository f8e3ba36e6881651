// What the price guard needs of the database.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/price/price_guard.hpp"
#include "catalog/domain/price/price_spike.hpp"

namespace chuanpin::catalog::app {

/// Locks: whoever records comparables or changes rules holds one of them until the transaction ends.
inline constexpr std::string_view comparable_registry = "price_comparables";
inline constexpr std::string_view price_rule_registry = "price_rules";

/// What a supplier says besides the terms.
struct price_statement {
    std::optional<std::string> comparable_name{};  ///< of a reference product or of comparables; empty: the product's own name
    std::optional<std::string> explanation{};
    bool operator==(const price_statement&) const = default;
};

struct comparable_filter {
    std::optional<std::string> category{};
    std::optional<std::string> goods_key{};
    std::optional<base::business_date> from{};  ///< observed on that day or later
    std::optional<base::business_date> to{};    ///< observed on that day or before
};

/// Where a page of spikes goes on.
struct spike_position {
    base::instant noted_at{};
    domain::offer_id offer{};
};

class price_store {
public:
    virtual ~price_store() = default;
    virtual void insert(std::span<const domain::price_comparable> comparables) = 0;
    virtual std::optional<domain::price_comparable> find(domain::price_comparable_id id) = 0;
    /// As `find`, and nobody else withdraws it until the transaction ends.
    virtual std::optional<domain::price_comparable> lock(domain::price_comparable_id id) = 0;
    /// What stands there of the same observations and is not withdrawn, in any order.
    virtual std::vector<domain::price_comparable> find_same(std::span<const domain::price_comparable> comparables) = 0;
    /// Notes the withdrawal.
    virtual void save_withdrawal(const domain::price_comparable& what) = 0;
    /// Newest recorded first, older than `before` where given; withdrawn ones too.
    virtual std::vector<domain::price_comparable> page(const comparable_filter& filter, std::optional<domain::price_comparable_id> before,
                                                       std::size_t limit) = 0;
    /// Like goods observed on [from, to] that are not withdrawn; the newest observed first (then by id), at most
    /// domain::comparables_max.
    virtual std::vector<domain::price_comparable> like(const std::string& category, const std::string& goods_key, base::business_date from,
                                                       base::business_date to) = 0;
    /// Whether anything was ever recorded of these goods.
    virtual bool knows_goods(const std::string& category, const std::string& goods_key) = 0;
    /// These, withdrawn ones too, in the order of `ids`; throws std::logic_error where one is not there.
    virtual std::vector<domain::price_comparable> find_all(std::span<const domain::price_comparable_id> ids) = 0;

    /// Rows known now of this category and of any category; of all where it is empty. By category and day.
    virtual std::vector<domain::price_rule> live_rules(const std::string& category) = 0;
    virtual std::optional<domain::price_rule> find_rule(std::int64_t id) = 0;
    virtual std::size_t count_rules(const std::string& category) = 0;  ///< superseded ones too
    virtual void apply(const domain::price_rule_change& change, base::instant at) = 0;

    virtual void insert_evidence(domain::offer_id offer, std::int64_t version, const domain::price_evidence& what) = 0;
    virtual std::optional<domain::price_evidence> find_evidence(domain::offer_id offer, std::int64_t version) = 0;

    virtual void insert_spike(const domain::noted_spike& what) = 0;
    /// Newest first (then by offer, the last first), after `before` where given. An offer has at most one at a moment.
    virtual std::vector<domain::noted_spike> spikes(std::optional<spike_position> before, std::size_t limit) = 0;
};

}  // namespace chuanpin::catalog::app
