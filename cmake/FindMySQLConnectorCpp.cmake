# Connector/C++ 1.1.12. Debian's libmysqlcppconn-dev cannot be installed beside Boost 1.81 (it asks for Boost 1.74), but its
# headers work with it: the runtime package is installed as usual, the headers come out of the -dev package, unpacked into
# ${CMAKE_SOURCE_DIR}/build/connector by deploy/lib/connector-headers (which this module runs where they are missing).
set(prefix ${CMAKE_SOURCE_DIR}/build/connector)
if(NOT EXISTS ${prefix}/usr/include/cppconn/driver.h)
  execute_process(COMMAND ${CMAKE_SOURCE_DIR}/deploy/lib/connector-headers ${prefix} COMMAND_ERROR_IS_FATAL ANY)
endif()
find_path(MySQLConnectorCpp_INCLUDE_DIR cppconn/driver.h PATHS ${prefix}/usr/include NO_DEFAULT_PATH)
find_library(MySQLConnectorCpp_LIBRARY NAMES libmysqlcppconn.so.7)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(MySQLConnectorCpp REQUIRED_VARS MySQLConnectorCpp_LIBRARY MySQLConnectorCpp_INCLUDE_DIR)
add_library(MySQL::ConnectorCpp UNKNOWN IMPORTED)
set_target_properties(MySQL::ConnectorCpp PROPERTIES
  IMPORTED_LOCATION ${MySQLConnectorCpp_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${MySQLConnectorCpp_INCLUDE_DIR})
