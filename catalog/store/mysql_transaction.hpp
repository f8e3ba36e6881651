// One transaction of the catalogue on MariaDB: all stores on one connection, and the journal.
#pragma once

#include <span>

#include "catalog/store/assortment/mysql_assortment_store.hpp"
#include "catalog/store/availability/mysql_availability_store.hpp"
#include "catalog/store/document/mysql_document_store.hpp"
#include "catalog/store/exchange/mysql_product_code_store.hpp"
#include "catalog/store/exchange/mysql_product_import_store.hpp"
#include "catalog/store/harvest/mysql_harvest_store.hpp"
#include "catalog/store/household/mysql_household_store.hpp"
#include "catalog/store/label/mysql_label_store.hpp"
#include "catalog/store/labour/mysql_labour_store.hpp"
#include "catalog/store/listing/mysql_listing_store.hpp"
#include "catalog/store/listing/mysql_permit_store.hpp"
#include "catalog/store/lot/mysql_lot_store.hpp"
#include "catalog/store/mysql_certificate_store.hpp"
#include "catalog/store/mysql_county_store.hpp"
#include "catalog/store/mysql_mark_store.hpp"
#include "catalog/store/mysql_offer_store.hpp"
#include "catalog/store/mysql_organisation_store.hpp"
#include "catalog/store/mysql_product_store.hpp"
#include "catalog/store/mysql_reference_store.hpp"
#include "catalog/store/outlet/mysql_outlet_store.hpp"
#include "catalog/store/personal/mysql_personal_data_store.hpp"
#include "catalog/store/place/mysql_place_store.hpp"
#include "catalog/store/price/mysql_price_store.hpp"
#include "catalog/store/supply/mysql_supply_store.hpp"
#include "catalog/store/unsold/mysql_unsold_store.hpp"
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
          codes_(connection),
          imports_(connection),
          outlets_(connection),
          unsold_(connection),
          supply_(connection),
          availability_(connection),
          documents_(connection),
          permits_(connection),
          listing_(connection),
          assortment_(connection),
          prices_(connection),
          labels_(connection),
          personal_data_(connection),
          harvests_(connection) {}

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
    app::outlet_store& outlets() override { return outlets_; }
    app::unsold_store& unsold() override { return unsold_; }
    app::supply_store& supply() override { return supply_; }
    app::availability_store& availability() override { return availability_; }
    app::document_store& documents() override { return documents_; }
    app::permit_store& permits() override { return permits_; }
    app::listing_store& listing() override { return listing_; }
    app::assortment_store& assortment() override { return assortment_; }
    app::price_store& prices() override { return prices_; }
    app::label_store& labels() override { return labels_; }
    app::harvest_store& harvests() override { return harvests_; }
    void record(const domain::event& what) override;
    void record_all(std::span<const domain::event> events) override;
    app::product_code_store& codes() override { return codes_; }
    app::product_import_store& imports() override { return imports_; }
    app::personal_data_store& personal_data() override { return personal_data_; }

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
    mysql_product_code_store codes_;
    mysql_product_import_store imports_;
    mysql_outlet_store outlets_;
    mysql_unsold_store unsold_;
    mysql_supply_store supply_;
    mysql_availability_store availability_;
    mysql_document_store documents_;
    mysql_permit_store permits_;
    mysql_listing_store listing_;
    mysql_assortment_store assortment_;
    mysql_price_store prices_;
    mysql_label_store labels_;
    mysql_personal_data_store personal_data_;
    mysql_harvest_store harvests_;
};

}  // namespace chuanpin::catalog::store
