// Documents of organisations: handed in once, read by their owner, and by the offices that decide about an application naming them.
#pragma once

#include "catalog/app/views.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// A file as it came.
struct document_upload {
    domain::document_kind kind = domain::document_kind::other;
    std::string title{};
    std::string content_type{};
    std::string content{};
};
struct document_page {
    std::vector<domain::document> documents{};
    bool has_more = false;
};
struct document_content {
    domain::document what{};
    std::string content{};
};

class documents {
public:
    documents(unit_of_work& database, document_files& files, base::cpu_pool& cpu, base::random_source& random, std::size_t bytes_max)
        : database_(database), files_(files), cpu_(cpu), random_(random), bytes_max_(bytes_max) {}

    /// The same content and kind again is the same document. Errors: document-too-large, document-type-unknown, document-type-differs,
    /// document-not-a-picture, documents-too-many.
    base::task<base::result<base::reply>> hand_in(const base::call_context& context, base::idempotent<domain::document> request,
                                                  document_upload upload);
    /// The caller's own, newest first.
    base::task<base::result<document_page>> own_page(const base::call_context& context, std::optional<domain::document_kind> kind,
                                                     std::optional<domain::document_id> before, std::size_t limit);
    /// The caller's own. Errors: document-not-found.
    base::task<base::result<document_content>> own_content(const base::call_context& context, domain::document_id id);
    /// One that an application names which the caller's office may see. Errors: mark-application-not-found, document-not-found,
    /// organisation-not-yet-known.
    base::task<base::result<document_content>> content_of(const base::call_context& context, domain::mark_application_id application,
                                                          domain::document_id id);

    /// For who may see it is decided before.
    base::task<base::result<document_content>> with_content(domain::document what);

private:
    unit_of_work& database_;
    document_files& files_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
    std::size_t bytes_max_;
};

}  // namespace chuanpin::catalog::app
