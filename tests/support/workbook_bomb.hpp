// A small workbook of which one part unpacks to more than a gigabyte. It is packed as it is made, a piece at a time.
#pragma once

#include <algorithm>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include <zip.h>

namespace chuanpin::tests {

inline constexpr std::size_t bomb_bytes = (std::size_t{1} << 30) + (std::size_t{100} << 20);

/// What a part holds: its beginning, and then blanks.
class blanks_after {
public:
    explicit blanks_after(std::string beginning) : beginning_(std::move(beginning)) {}
    blanks_after(const blanks_after&) = delete;
    blanks_after& operator=(const blanks_after&) = delete;

    [[nodiscard]] zip_source_t* source(zip_t* archive) { return zip_source_function(archive, answer, this); }

private:
    static zip_int64_t answer(void* self, void* data, zip_uint64_t length, zip_source_cmd_t what) {
        return static_cast<blanks_after*>(self)->answer(data, length, what);
    }
    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t what) {
        switch (what) {
            case ZIP_SOURCE_SUPPORTS:
                return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                                                      ZIP_SOURCE_FREE, -1);
            case ZIP_SOURCE_OPEN:
                given_ = 0;
                return 0;
            case ZIP_SOURCE_READ:
                return give(static_cast<char*>(data), length);
            case ZIP_SOURCE_STAT:
                zip_stat_init(static_cast<zip_stat_t*>(data));
                return sizeof(zip_stat_t);
            case ZIP_SOURCE_CLOSE:
            case ZIP_SOURCE_FREE:
                return 0;
            default:
                return -1;
        }
    }
    zip_int64_t give(char* into, std::size_t length) {
        const auto piece = std::min(length, bomb_bytes - given_);
        const auto begun = given_ < beginning_.size() ? std::min(piece, beginning_.size() - given_) : 0;
        std::memcpy(into, beginning_.data() + std::min(given_, beginning_.size()), begun);
        std::memset(into + begun, ' ', piece - begun);
        given_ += piece;
        return static_cast<zip_int64_t>(piece);
    }

    std::string beginning_;
    std::size_t given_ = 0;
};

/// The workbook of these parts at `path`, in which `part` begins like this and goes on for more than a gigabyte.
inline void write_bomb(const std::string& path, const std::map<std::string, std::string>& parts, const std::string& part,
                       std::string beginning) {
    int why = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &why);
    if (archive == nullptr) throw std::runtime_error("no archive can be made");
    blanks_after blanks(std::move(beginning));
    const auto add = [archive](const std::string& name, zip_source_t* source) {
        const auto at = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (at < 0) throw std::runtime_error("no part can be added");
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_DEFLATE, 6);
    };
    for (const auto& [name, bytes] : parts)
        if (name != part) add(name, zip_source_buffer(archive, bytes.data(), bytes.size(), 0));
    add(part, blanks.source(archive));
    if (zip_close(archive) != 0) throw std::runtime_error(std::string("the archive cannot be closed: ") + zip_strerror(archive));
}

}  // namespace chuanpin::tests
