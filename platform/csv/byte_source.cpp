#include "platform/csv/byte_source.hpp"

#include <stdexcept>

namespace chuanpin::csv {

std::string_view memory_source::next() {
    if (given_) return {};
    given_ = true;
    return document_;
}

file_source::file_source(const std::string& path) : file_(path, std::ios::binary), piece_(piece_bytes, '\0') {}

std::string_view file_source::next() {
    if (!file_.good()) return {};
    file_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()));
    if (file_.bad()) throw std::runtime_error("a file could not be read to its end");
    return std::string_view(piece_).substr(0, static_cast<std::size_t>(file_.gcount()));
}

void file_source::rewind() {
    file_.clear();
    file_.seekg(0);
}

}  // namespace chuanpin::csv
