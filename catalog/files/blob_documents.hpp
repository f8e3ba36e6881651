// Contents of documents in platform/blob: [storage] blobs of the configuration.
#pragma once

#include "catalog/app/document/ports.hpp"
#include "platform/blob/store.hpp"

namespace chuanpin::catalog::files {

class blob_documents final : public app::document_files {
public:
    explicit blob_documents(std::filesystem::path root) : blobs_(std::move(root)) {}

    domain::content_hash put(std::string_view content) override { return blobs_.put(content); }
    std::string get(const domain::content_hash& hash) override;

private:
    blob::store blobs_;
};

}  // namespace chuanpin::catalog::files
