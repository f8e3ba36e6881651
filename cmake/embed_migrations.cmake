# Writes a .cpp that holds every migrations/NNNN_name.sql of a service as one row of chuanpin::<service>::own_migrations().
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(rows "")
foreach(file ${files})
  get_filename_component(stem ${file} NAME_WE)
  if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
    message(FATAL_ERROR "${file}: the name must be NNNN_name.sql")
  endif()
  set(name ${CMAKE_MATCH_2})  # before the next match overwrites it
  string(REGEX REPLACE "^0+" "" number ${CMAKE_MATCH_1})
  file(READ ${file} text)
  string(APPEND rows "    {\"${SERVICE}\", ${number}, \"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from ${SERVICE}/migrations by cmake/embed_migrations.cmake.
#include \"platform/mysql/migrator.hpp\"
#include \"${SERVICE}/migrations/migrations.hpp\"

namespace chuanpin::${SERVICE} {

namespace {
constexpr mysql::migration rows[] = {
${rows}};
}  // namespace

std::span<const mysql::migration> own_migrations() { return rows; }

}  // namespace chuanpin::${SERVICE}
")
