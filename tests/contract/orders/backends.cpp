#include "tests/contract/orders/backends.hpp"

#include <catch.hpp>

#include "orders/service.hpp"
#include "orders/store/forward/mysql_forward_store.hpp"
#include "orders/store/mysql_invariant_checker.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "tests/contract/orders/fake_database.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {
namespace {

// Which announcement each lot is held against, in the lot and in the stock.
void judge_lots(orders_state& state) {
    for (auto& [id, lot] : state.lots) {
        const auto& goods = lot.goods;
        lot.first_harvest_on.reset();
        for (const auto& [key, each] : state.harvests)
            if (each.category == goods.category && each.variety_key == goods.variety_key && each.county_code == goods.county_code &&
                each.valid_from <= lot.harvested_on && lot.harvested_on < each.valid_to)
                lot.first_harvest_on = each.first_harvest_on;
        for (auto& [place, stock] : state.lots_in_stock)
            if (place.second == id) stock.first_harvest_on = lot.first_harvest_on;
    }
}

class fake_backend final : public orders_backend {
public:
    app::unit_of_work& database() override { return database_; }
    app::batch_unit_of_work& batches() override { return database_; }
    std::vector<std::string> journal() override { return database_.state().journal; }
    void check_invariants() override {
        for (const auto& [key, level] : database_.state().levels) {
            CHECK(domain::is_sound(level));
            std::pair<std::int64_t, std::int64_t> sums;
            for (const auto& [place, lot] : database_.state().lots_in_stock) {
                if (place.first != key) continue;
                CHECK(domain::is_sound(lot));
                sums.first += lot.on_hand;
                sums.second += lot.reserved;
            }
            CHECK(sums == std::pair(level.on_hand, level.reserved));
        }
    }
    std::optional<std::pair<std::int64_t, std::int64_t>> sums_of(domain::movement what) override {
        const auto effect = domain::effect_of(what.kind);
        if (!domain::fits(what.kind, what.cause)) return std::nullopt;
        return std::pair(effect.on_hand * what.quantity, effect.reserved * what.quantity);
    }
    void tell(const domain::catalogue_news& news) override {
        auto& state = database_.state();
        if (const auto* product = std::get_if<domain::product_known>(&news)) state.kinds[product->product] = *product;
        if (const auto* product = std::get_if<domain::product_known>(&news))
            state.products[product->product] = {product->product, product->supplier, product->unit_net_mass_g, product->shelf_life_hours};
        if (const auto* version = std::get_if<domain::version_known>(&news)) {
            auto& known = state.offers[version->what.offer];
            known.newest_version = std::max(known.newest_version, version->what.version);
            for (auto& each : known.live)
                if (each.valid_from < version->what.valid_from && (!each.valid_to || *each.valid_to > version->what.valid_from))
                    each.valid_to = version->what.valid_from;
            known.live.push_back(version->what);
        }
        if (const auto* product = std::get_if<domain::product_altered>(&news)) {
            const auto known = state.products.find(product->product);
            if (known != state.products.end())
                known->second = {product->product, known->second.supplier, product->unit_net_mass_g, product->shelf_life_hours};
            if (const auto kind = state.kinds.find(product->product); kind != state.kinds.end()) {
                kind->second.category = product->category;
                kind->second.name_zh = product->name_zh;
                kind->second.origin_county_code = product->origin_county_code;
            }
        }
        if (const auto* lot = std::get_if<domain::lot_known>(&news)) {
            auto& known = state.lots[lot->lot];
            if (known.id == domain::unnamed_lot)
                known = {.id = lot->lot,
                         .product = lot->product,
                         .supplier = lot->supplier,
                         .source = domain::lot_source::catalogue,
                         .number = lot->number,
                         .harvested_on = lot->harvested_on,
                         .intake_g = 0};
            known.intake_g = std::max(*known.intake_g, lot->intake_g);
            known.goods = {lot->category, lot->variety_key, lot->county_code};
            state.goods[lot->lot] = *lot;
            judge_lots(state);
        }
        if (const auto* mark = std::get_if<domain::mark_known>(&news)) state.certificates[mark->certificate_number] = *mark;
        if (const auto* harvest = std::get_if<domain::harvest_known>(&news)) {
            const auto& what = harvest->what;
            auto& known = state.harvests[{what.category, what.variety_key, what.county_code, what.year}];
            if (known.number < what.number) known = what;
            judge_lots(state);
        }
        if (const auto* harvest = std::get_if<domain::harvest_forgotten>(&news)) {
            const auto& what = harvest->what;
            const auto known = state.harvests.find({what.category, what.variety_key, what.county_code, what.year});
            if (known != state.harvests.end() && known->second.number <= what.number) state.harvests.erase(known);
            judge_lots(state);
        }
        if (const auto* listing = std::get_if<domain::listing_known>(&news))
            if (auto& known = state.listings[listing->product]; known.revision < listing->revision) known = *listing;
        if (const auto* announced = std::get_if<domain::capacity_announced>(&news)) {
            auto& known = state.capacities[announced->key];
            known.what.key = announced->key;
            if (known.revision < announced->revision) known.what.announced_g = announced->announced_g;
            known.revision = std::max(known.revision, announced->revision);
        }
        if (const auto* withdrawn = std::get_if<domain::version_withdrawn>(&news)) {
            for (auto& each : state.offers[withdrawn->offer].live) {
                if (each.version != withdrawn->version) continue;
                each.valid_to = withdrawn->valid_to;
                each.withdrawn = true;
            }
        }
    }

private:
    fake_database database_;
};

class mysql_backend final : public orders_backend {
public:
    mysql_backend()
        : schema_(fresh_schema()),
          pool_({.where = test_database::instance().where(), .workers = 8, .name = "foreground"}, log_, metrics_),
          database_(pool_, schema_),
          batches_(pool_, schema_) {}

    app::unit_of_work& database() override { return database_; }
    app::batch_unit_of_work& batches() override { return batches_; }
    std::vector<std::string> journal() override {
        auto connection = test_database::instance().open(schema_);
        auto rows = connection.query("SELECT type FROM journal ORDER BY id");
        std::vector<std::string> types;
        while (rows.next()) types.push_back(rows.text(0));
        return types;
    }
    void check_invariants() override {
        auto connection = test_database::instance().open(schema_);
        for (const auto& each : orders::store::check_invariants(connection)) {
            INFO(each.name << " " << each.example);
            CHECK(each.violations == 0);
        }
    }
    std::optional<std::pair<std::int64_t, std::int64_t>> sums_of(domain::movement what) override {
        const auto effect = domain::effect_of(what.kind);
        if (effect.reserved != 0 || what.kind == domain::movement_kind::returned) {
            what.order = numbered<domain::order_id>(1);
            what.line = numbered<domain::line_id>(1);
        }
        if (what.kind == domain::movement_kind::transferred_in || what.kind == domain::movement_kind::transferred_out)
            what.transfer = numbered<domain::transfer_id>(1);
        auto connection = test_database::instance().open(schema_);
        try {
            orders::store::mysql_stock_store(connection).append({&what, 1});
        } catch (const mysql::sql_error&) {
            return std::nullopt;
        }
        auto rows = connection.query("SELECT on_hand_change, reserved_change FROM stock_movement ORDER BY movement_id DESC LIMIT 1");
        if (!rows.next()) return std::nullopt;
        return std::pair(rows.integer(0), rows.integer(1));
    }
    void tell(const domain::catalogue_news& news) override {
        auto connection = test_database::instance().open(schema_);
        if (const auto* announced = std::get_if<domain::capacity_announced>(&news)) hear(connection, *announced);
        orders::store::mysql_offer_projection(connection).apply(news);
        orders::store::mysql_offer_projection(connection).apply(news);  // twice changes nothing
    }

private:
    // As the program does: what falls below what is held is written down.
    void hear(mysql::session& connection, const domain::capacity_announced& news) {
        const auto over = orders::store::apply_announcement(connection, news);
        if (!over) return;
        const auto context = a_context();
        const domain::recorded_event told{domain::capacity_event{domain::event_id::make(context.now, random_), *over, news.revision},
                                          &context};
        orders::store::mysql_transaction(connection).record({&told, 1});
    }
    // One schema for the whole binary, empty at the beginning of each case; one such backend at a time.
    static std::string fresh_schema() {
        static const auto schema = test_database::instance().make_schema("orders", orders::definition().migrations());
        test_database::instance().empty(schema);
        return schema;
    }

    seeded_random random_{141};  // its ids are nobody else's
    recording_log log_;
    null_metrics metrics_;
    std::string schema_;
    mysql::worker_pool pool_;
    orders::store::mysql_unit_of_work database_;
    orders::store::mysql_batch_unit_of_work batches_;
};

}  // namespace

std::unique_ptr<orders_backend> make_fake_backend() { return std::make_unique<fake_backend>(); }
std::unique_ptr<orders_backend> make_mysql_backend() { return std::make_unique<mysql_backend>(); }

}  // namespace chuanpin::tests
