// The ports of orders over plain values in memory: transactions on a copy, receipts as platform/mysql keeps them.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "orders/app/ports.hpp"
#include "orders/domain/offer/catalogue_news.hpp"

namespace chuanpin::tests {

namespace domain = orders::domain;
namespace app = orders::app;

struct orders_state {
    std::map<domain::product_id, app::known_product> products;
    std::map<domain::offer_id, domain::offer_knowledge> offers;
    std::map<std::string, domain::mark_known> certificates;
    std::map<domain::warehouse_id, app::warehouse> warehouses;
    std::map<domain::stock_key, domain::stock_level> levels;
    std::vector<domain::movement> movements;
    std::map<domain::order_id, domain::order> orders;
    std::map<domain::budget_id, domain::budget> budgets;
    std::map<std::pair<domain::organisation_id, std::optional<domain::unit_id>>, domain::purchasing_rules> rules;
    std::map<std::pair<domain::order_id, int>, domain::approval> approvals;
    std::map<domain::complaint_id, domain::complaint> complaints;
    std::vector<std::string> journal;  ///< types of the events
};

class fake_transaction final : public app::transaction,
                               app::offer_store,
                               app::stock_store,
                               app::order_store,
                               app::spending_store,
                               app::complaint_store {
public:
    explicit fake_transaction(orders_state& state) : state_(state) {}

    app::offer_store& offers() override { return *this; }
    app::stock_store& stock() override { return *this; }
    app::order_store& orders() override { return *this; }
    app::spending_store& spending() override { return *this; }
    app::complaint_store& complaints() override { return *this; }
    void record(std::span<const domain::recorded_event> events) override {
        for (const auto& each : events) {
            state_.journal.emplace_back(std::visit([](const auto& what) { return type_of(what); }, each.what));
        }
    }

    static std::string_view type_of(const domain::order_event& what) { return what.type; }
    static std::string_view type_of(const domain::stock_event&) { return domain::stock_level_changed_event; }
    static std::string_view type_of(const domain::budget_event&) { return domain::budget_changed_event; }
    static std::string_view type_of(const domain::purchasing_rules_event&) { return domain::purchasing_rules_changed_event; }
    static std::string_view type_of(const domain::complaint_event& what) { return what.type; }

    // --- offers -----------------------------------------------------------------------------------------------------------
    domain::offer_book find(std::span<const domain::offer_id> ids, base::instant live_after) override {
        domain::offer_book book;
        for (const auto& id : ids) {
            const auto known = state_.offers.find(id);
            if (known == state_.offers.end()) continue;
            auto& into = book[id];
            into.newest_version = known->second.newest_version;
            for (const auto& each : known->second.live)
                if (!each.valid_to || *each.valid_to > live_after) into.live.push_back(marked(each));
        }
        return book;
    }
    domain::offer_version marked(domain::offer_version version) const {
        for (const auto& [number, each] : state_.certificates) {
            for (const auto& [product, period] : each.marks) {
                if (product == version.product) version.marked.push_back(period);
            }
        }
        return version;
    }
    std::optional<app::known_product> find_product(domain::product_id id) override {
        const auto found = state_.products.find(id);
        return found == state_.products.end() ? std::nullopt : std::optional(found->second);
    }

    // --- stock ------------------------------------------------------------------------------------------------------------
    app::warehouse find_or_add(const app::warehouse& fresh) override {
        for (const auto& [id, each] : state_.warehouses)
            if (each.owner == fresh.owner && each.code == fresh.code) return each;
        return state_.warehouses[fresh.id] = fresh;
    }
    std::vector<domain::stock_level> lock(std::span<const domain::product_id> products) override {
        std::vector<domain::stock_level> levels;
        for (const auto& [key, level] : state_.levels)
            if (std::ranges::find(products, key.product) != products.end()) levels.push_back(level);
        return levels;
    }
    domain::stock_level lock_or_add(const domain::stock_level& fresh) override {
        return state_.levels.try_emplace(fresh.key, fresh).first->second;
    }
    void save(std::span<const domain::stock_level> levels) override {
        for (const auto& each : levels) {
            const auto found = state_.levels.find(each.key);
            if (found == state_.levels.end() || found->second == each || !domain::is_sound(each))
                throw std::logic_error("a stock level cannot be saved");
            found->second = each;
        }
    }
    void append(std::span<const domain::movement> movements) override {
        state_.movements.insert(state_.movements.end(), movements.begin(), movements.end());
    }
    std::vector<domain::movement> holds_of(domain::order_id order) override {
        std::vector<domain::movement> holds;
        for (const auto& each : state_.movements)
            if (each.order == order && each.kind == domain::movement_kind::held) holds.push_back(each);
        return holds;
    }
    std::vector<app::shown_level> page(domain::organisation_id supplier, std::optional<domain::product_id> product,
                                       std::optional<domain::stock_key> after, std::size_t limit) override {
        std::vector<app::shown_level> levels;
        for (const auto& [key, level] : state_.levels)
            if (level.supplier == supplier && (!product || key.product == *product) && (!after || key > *after) && levels.size() < limit)
                levels.push_back({level, state_.warehouses.at(key.warehouse).code});
        return levels;
    }
    std::vector<app::shown_movement> movements(domain::organisation_id supplier, domain::product_id product,
                                               std::optional<std::int64_t> before, std::size_t limit) override {
        std::vector<app::shown_movement> shown;
        for (auto number = static_cast<std::int64_t>(state_.movements.size()); number > 0; --number) {
            const auto& each = state_.movements[static_cast<std::size_t>(number - 1)];
            const auto& place = state_.warehouses.at(each.key.warehouse);
            if (each.key.product == product && place.owner == supplier && (!before || number < *before) && shown.size() < limit)
                shown.push_back({number, each, place.code});
        }
        return shown;
    }

    // --- orders -----------------------------------------------------------------------------------------------------------
    void insert(std::span<const domain::order> orders) override {
        constexpr std::size_t address_bytes_max = 600;  // the column's 200 characters
        for (const auto& each : orders) {
            if (each.delivery.address.size() > address_bytes_max) throw std::runtime_error("data too long");
            if (!state_.orders.emplace(each.id, each).second) throw std::runtime_error("duplicate key");
        }
    }
    std::optional<domain::order> find(domain::order_id id) override {
        const auto found = state_.orders.find(id);
        return found == state_.orders.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::order> lock(domain::order_id id) override { return find(id); }
    void save(const domain::order& what) override {
        auto& stored = state_.orders.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving an order touched 0 rows instead of 1");
        auto lines = std::move(stored.lines);
        stored = what;
        stored.lines = std::move(lines);
    }
    void save_acceptance(const domain::order& what) override { state_.orders.at(what.id).lines = what.lines; }
    std::vector<domain::order> page(const base::principal& who, std::optional<domain::order_status> status,
                                    std::optional<domain::order_id> before, std::size_t limit) override {
        std::vector<domain::order> orders;
        for (auto each = state_.orders.rbegin(); each != state_.orders.rend() && orders.size() < limit; ++each) {
            const auto& what = each->second;
            if (!domain::party_of(what, who) || (status && what.status != *status) || (before && !(what.id < *before))) continue;
            orders.push_back(what);
            orders.back().lines.clear();
        }
        return orders;
    }
    std::vector<domain::order_id> find_expired(base::instant by, std::size_t limit) override {
        std::vector<std::pair<base::instant, domain::order_id>> expired;
        for (const auto& [id, each] : state_.orders)
            if (is_waiting(each.status) && each.hold_expires_at <= by) expired.emplace_back(each.hold_expires_at, id);
        std::ranges::sort(expired);
        std::vector<domain::order_id> ids;
        for (const auto& [at, id] : expired)
            if (ids.size() < limit) ids.push_back(id);
        return ids;
    }

    // --- spending ---------------------------------------------------------------------------------------------------------
    app::spending_book lock(std::span<const domain::organisation_id> organisations, std::span<const domain::budget_id> budgets) override {
        app::spending_book book;
        for (const auto& [key, each] : state_.rules)
            if (std::ranges::find(organisations, key.first) != organisations.end()) book.rules.push_back(each);
        for (const auto& id : budgets)
            if (const auto found = state_.budgets.find(id); found != state_.budgets.end()) book.budgets.push_back(found->second);
        return book;
    }
    void save(std::span<const domain::budget> budgets) override {
        for (const auto& each : budgets) {
            auto& stored = state_.budgets.at(each.id);
            if (stored == each || !domain::is_sound(each)) throw std::logic_error("a budget cannot be saved");
            stored = each;
        }
    }
    bool add(const domain::budget& fresh) override {
        for (const auto& [id, each] : state_.budgets)
            if (each.organisation == fresh.organisation && each.unit == fresh.unit && each.year == fresh.year && each.from == fresh.from)
                return false;
        return state_.budgets.emplace(fresh.id, fresh).second;
    }
    std::optional<domain::budget> find(domain::budget_id id) override {
        const auto found = state_.budgets.find(id);
        return found == state_.budgets.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<domain::budget> page(domain::organisation_id organisation, std::optional<domain::unit_id> unit, std::optional<int> year,
                                     std::optional<domain::budget_id> after, std::size_t limit) override {
        std::vector<domain::budget> budgets;
        for (const auto& [id, each] : state_.budgets)
            if (each.organisation == organisation && (!unit || each.unit == unit) && (!year || each.year == *year) &&
                (!after || *after < id) && budgets.size() < limit)
                budgets.push_back(each);
        return budgets;
    }
    std::vector<app::commitment> commitments(domain::budget_id id, std::optional<domain::order_id> before, std::size_t limit) override {
        std::vector<app::commitment> found;
        std::size_t orders = 0;
        for (auto each = state_.orders.rbegin(); each != state_.orders.rend() && orders < limit; ++each) {
            if (before && !(each->first < *before)) continue;
            const auto known = found.size();
            add_commitments(each->second, id, found);
            if (found.size() > known) ++orders;
        }
        return found;
    }
    static void add_commitments(const domain::order& what, domain::budget_id id, std::vector<app::commitment>& into) {
        for (std::size_t i = 0; i < what.lines.size(); ++i) {
            const auto& line = what.lines[i];
            if (line.budget != id) continue;
            const auto consumed = line.accepted_quantity ? base::multiply(line.unit_price, *line.accepted_quantity) : std::nullopt;
            const bool ended = consumed || what.status == domain::order_status::cancelled;
            into.push_back({what.id, static_cast<int>(i) + 1, what.status, line.name_zh, ended ? base::fen{} : line.amount, consumed});
        }
    }
    domain::purchasing_rules lock_rules(domain::organisation_id organisation, std::optional<domain::unit_id> unit) override {
        return state_.rules.try_emplace({organisation, unit}, domain::purchasing_rules{.organisation = organisation, .unit = unit})
            .first->second;
    }
    void save(const domain::purchasing_rules& rules) override { state_.rules.at({rules.organisation, rules.unit}) = rules; }
    std::vector<domain::approval> approvals_of(domain::order_id order) override {
        std::vector<domain::approval> given;
        for (const auto& [key, each] : state_.approvals)
            if (key.first == order) given.push_back(each);
        return given;
    }
    void add(const domain::approval& fresh, int number) override {
        if (!state_.approvals.emplace(std::pair{fresh.order, number}, fresh).second) throw std::runtime_error("duplicate key");
    }

    // --- complaints -------------------------------------------------------------------------------------------------------
    void insert(const domain::complaint& fresh) override {
        if (!state_.complaints.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<domain::complaint> find(domain::complaint_id id) override {
        const auto found = state_.complaints.find(id);
        return found == state_.complaints.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::complaint> lock(domain::complaint_id id) override { return find(id); }
    void save(const domain::complaint& what) override {
        auto& stored = state_.complaints.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a complaint touched 0 rows instead of 1");
        stored = what;
    }
    std::vector<domain::complaint> of(domain::order_id order) override {
        return chosen({.limit = 1'000}, [&](const domain::complaint& each) { return each.order == order; });
    }
    std::vector<domain::complaint> page(const base::principal& who, const app::complaint_filter& filter) override {
        return chosen(filter, [&](const domain::complaint& each) {
            return each.supplier == who.organisation || (each.buyer == who.organisation && (!who.unit || who.unit == each.unit));
        });
    }
    std::vector<domain::complaint> page_of_all(const app::complaint_filter& filter) override {
        return chosen(filter, [](const domain::complaint&) { return true; });
    }
    template <class Wanted>
    std::vector<domain::complaint> chosen(const app::complaint_filter& filter, Wanted wanted) {
        std::vector<domain::complaint> found;
        for (auto each = state_.complaints.rbegin(); each != state_.complaints.rend() && found.size() < filter.limit; ++each)
            if (wanted(each->second) && (!filter.status || each->second.status == *filter.status) &&
                (!filter.before || each->first < *filter.before))
                found.push_back(each->second);
        return found;
    }
    std::vector<domain::complaint_id> find_unanswered(base::instant by, std::size_t limit) override {
        std::vector<domain::complaint_id> due;
        for (const auto& [id, each] : state_.complaints)
            if (each.status == domain::complaint_status::open && each.answer_due_at <= by && due.size() < limit) due.push_back(id);
        return due;
    }
    domain::supplier_record record_of(domain::organisation_id supplier, base::instant since) override {
        domain::supplier_record record;
        for (const auto& [id, each] : state_.orders) {
            if (each.supplier != supplier || !each.accepted_at || *each.accepted_at < since) continue;
            ++record.orders;
            record.ordered_fen += each.total.value;
            record.accepted_fen += each.accepted_total->value;
            record.on_time += base::business_date_of(*each.dispatched_at) <= each.requested_delivery_date ? 1 : 0;
            record.ratings += each.rated ? 1 : 0;
            record.stars += each.rated ? each.rated->stars : 0;
            const auto refunds = of(id);
            record.with_refund += std::ranges::any_of(refunds, [](const auto& one) { return one.refund && one.refund->value > 0; }) ? 1 : 0;
        }
        return record;
    }

private:
    orders_state& state_;
};

/// One executor only. A transaction works on a copy and is one piece; COMMIT puts the copy in place.
class fake_database final : public app::unit_of_work, public app::batch_unit_of_work {
public:
    base::task<base::result<base::reply>> write(const base::call_context&, base::receipt claim,
                                                std::function<base::result<std::string>(app::transaction&)> work) override {
        auto answers = co_await write_batch({}, {std::move(claim)}, [&](app::transaction& open, const std::vector<std::size_t>&) {
            return std::vector<base::result<std::string>>{work(open)};
        });
        co_return std::move(answers.front());
    }
    base::task<base::result<void>> read(const base::call_context&, std::function<base::result<void>(app::transaction&)> work) override {
        auto copy = state_;
        fake_transaction open(copy);
        co_return work(open);
    }
    base::task<std::vector<base::result<base::reply>>> write_batch(base::deadline, std::vector<base::receipt> claims,
                                                                   batch_work work) override {
        co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
        std::vector<std::size_t> fresh;
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (!receipts_.contains(key_of(claims[i]))) fresh.push_back(i);
        std::vector<base::result<base::reply>> answers(claims.size());
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (const auto known = receipts_.find(key_of(claims[i])); known != receipts_.end())
                answers[i] = replay(known->second, claims[i]);
        if (fresh.empty()) co_return answers;
        auto copy = state_;
        fake_transaction open(copy);
        auto bodies = work(open, fresh);
        const bool any = std::ranges::any_of(bodies, [](const auto& each) { return each.has_value(); });
        if (any) state_ = std::move(copy);
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            if (bodies[i]) receipts_[key_of(claims[fresh[i]])] = {claims[fresh[i]].asked, *bodies[i]};
            answers[fresh[i]] = bodies[i] ? base::result<base::reply>(base::reply{*bodies[i], false}) : base::refusal(bodies[i].error());
        }
        co_return answers;
    }

    [[nodiscard]] orders_state& state() { return state_; }

private:
    struct kept {
        base::fingerprint asked{};
        std::string body;
    };
    static std::pair<std::string, std::string> key_of(const base::receipt& claim) { return {claim.scope, claim.key}; }
    static base::result<base::reply> replay(const kept& known, const base::receipt& claim) {
        if (known.asked != claim.asked)
            return base::refusal(base::error{base::error_kind::unprocessable, "idempotency-key-reused", "The fake knows the key."});
        return base::reply{known.body, true};
    }

    orders_state state_;
    std::map<std::pair<std::string, std::string>, kept> receipts_;
};

}  // namespace chuanpin::tests
