#include "catalog/files/blob_documents.hpp"

#include <stdexcept>
#include <utility>

namespace chuanpin::catalog::files {

// The row says that it was stored: a file that is not there is a fault of the machine, not of who asks.
std::string blob_documents::get(const domain::content_hash& hash) {
    auto content = blobs_.get(hash);
    if (!content) throw std::runtime_error("the content of a document is missing: " + content.error().detail);
    return *std::move(content);
}

}  // namespace chuanpin::catalog::files
