// One transaction of the catalogue on MariaDB: all stores on one connection, and the journal.
#pragma once

#include "catalog/store/household/mysql_household_store.hpp"
#include "catalog/store/label/mysql_label_store.hpp"
#include "catalog/store/labour/mysql_labour_store.hpp"
#include "catalog/store/lot/mysql_lot_store.hpp"
#include "catalog/store/mysql_certificate_store.hpp"
#include "catalog/store/mysql_county_store.hpp"
#include "catalog/store/mysql_mark_store.hpp"
#include "catalog/store/mysql_offer_store.hpp"
#include "catalog/store/mysql_organisation_store.hpp"
#include "catalog/store/mysql_product_store.hpp"
#include "catalog/store/mysql_reference_store.hpp"
#include "catalog/store/place/mysql_place_store.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::catalog::store {

class mysql_transaction final : public app::transaction {
public:
    mysql_transaction(mysql::session& connection, const base::call_context& context)
        : connection_(connection),
          context_(context),
          counties_(connection),
          registries_(connection),
          categories_(connection),
          products_(connection),
          offers_(connection),
          references_(connection),
          organisations_(connection),
          marks_(connection),
          certificates_(connection),
          places_(connection),
          households_(connection),
          labour_(connection),
          lots_(connection),
          labels_(connection) {}

    app::county_store& counties() override { return counties_; }
    app::registry_store& registries() override { return registries_; }
    app::category_store& categories() override { return categories_; }
    app::product_store& products() override { return products_; }
    app::offer_store& offers() override { return offers_; }
    app::reference_store& references() override { return references_; }
    app::organisation_store& organisations() override { return organisations_; }
    app::mark_store& marks() override { return marks_; }
    app::certificate_store& certificates() override { return certificates_; }
    app::place_store& places() override { return places_; }
    app::household_store& households() override { return households_; }
    app::labour_store& labour() override { return labour_; }
    app::lot_store& lots() override { return lots_; }
    app::label_store& labels() override { return labels_; }
    void record(const domain::event& what) override;

private:
    mysql::session& connection_;
    const base::call_context& context_;
    mysql_county_store counties_;
    mysql_registry_store registries_;
    mysql_category_store categories_;
    mysql_product_store products_;
    mysql_offer_store offers_;
    mysql_reference_store references_;
    mysql_organisation_store organisations_;
    mysql_mark_store marks_;
    mysql_certificate_store certificates_;
    mysql_place_store places_;
    mysql_household_store households_;
    mysql_labour_store labour_;
    mysql_lot_store lots_;
    mysql_label_store labels_;
};

}  // namespace chuanpin::catalog::store
