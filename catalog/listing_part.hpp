// What the service is made of for documents, permits, the review of listings, families and pictures.
#pragma once

#include "catalog/files/blob_documents.hpp"
#include "catalog/http/assortment/assortment_handlers.hpp"
#include "catalog/http/document/document_handlers.hpp"
#include "catalog/http/listing/listing_handlers.hpp"
#include "catalog/listing_settings.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::catalog {

struct listing_part {
    listing_settings settings;
    files::blob_documents contents;
    app::documents documents;
    http::document_handlers document_handlers;
    http::listing_handlers listing_handlers;
    http::assortment_handlers assortment_handlers;
    app::tell_permit_days tell_days;

    listing_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background_database,
                 http::encoded_cache& cache, const std::function<void()>& committed)
        : settings(read_listing_settings(program.settings.service_settings)),
          contents(program.settings.blob_directory),
          documents(database, contents, program.cpu, program.random, settings.document_bytes_max),
          document_handlers(documents, committed),
          listing_handlers(database, program.random, cache, committed),
          assortment_handlers(database, program.random, documents, cache, committed),
          tell_days(background_database, program.random) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() {
        auto all = document_handlers.rows();
        for (auto& each : listing_handlers.rows()) all.push_back(std::move(each));
        for (auto& each : assortment_handlers.rows()) all.push_back(std::move(each));
        return all;
    }
};

}  // namespace chuanpin::catalog
