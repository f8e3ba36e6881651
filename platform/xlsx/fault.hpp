// What is wrong with a workbook as a whole, before any cell can be named.
#pragma once

#include <string>

namespace chuanpin::xlsx {

struct fault {
    std::string place;   ///< "the file", or the part of the package ("xl/workbook.xml")
    std::string code;    ///< package, encrypted, bomb, xml, entities, sheets, shared-strings
    std::string detail;  ///< one English sentence
};

}  // namespace chuanpin::xlsx
