// The prices of an application for the mark: table mark_application_price.
#pragma once

#include <functional>
#include <vector>

#include "catalog/domain/mark/mark_application.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

/// In place of what is stored of the application.
void write_mark_prices(mysql::session& connection, const domain::mark_application& what);
/// Into these applications (rows of one id each), by the function that finds them.
void read_mark_prices(mysql::session& connection, const std::vector<mysql::parameters>& ids,
                      const std::function<domain::mark_application&(const mysql::row_set&)>& of);

}  // namespace chuanpin::catalog::store
