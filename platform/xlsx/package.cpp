#include "platform/xlsx/package.hpp"

#include <utility>

#include <fmt/format.h>
#include <zip.h>

namespace chuanpin::xlsx {
namespace {

constexpr std::string_view zip_begins = "PK";
constexpr std::string_view compound_file_begins = "\xD0\xCF\x11\xE0";  // [MS-CFB]: workbooks of before 2007, and encrypted ones
constexpr std::string_view whole_file = "the file";

std::unexpected<fault> refuse(std::string_view place, std::string code, std::string detail) {
    return std::unexpected(fault{std::string(place), std::move(code), std::move(detail)});
}

struct archive_closer {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct file_closer {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using archive_pointer = std::unique_ptr<zip_t, archive_closer>;

archive_pointer open_archive(std::string_view bytes) {
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &why);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &why);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&why);
    return archive_pointer(archive);
}

}  // namespace

struct package::implementation {
    archive_pointer archive;
    package_limits limits;
    std::size_t unpacked = 0;
};

struct package::stream::implementation {
    std::unique_ptr<zip_file_t, file_closer> file;
    package::implementation* whole;
    std::string part;
    std::size_t packed;
    std::size_t unpacked = 0;
};

package::package(std::unique_ptr<implementation> of) : implementation_(std::move(of)) {}
package::package(package&&) noexcept = default;
package& package::operator=(package&&) noexcept = default;
package::~package() = default;
package::stream::stream(std::unique_ptr<implementation> of) : implementation_(std::move(of)) {}
package::stream::stream(stream&&) noexcept = default;
package::stream& package::stream::operator=(stream&&) noexcept = default;
package::stream::~stream() = default;

std::expected<package, fault> package::open(std::string_view bytes, const package_limits& limits) {
    if (bytes.starts_with(compound_file_begins))
        return refuse(whole_file, "encrypted",
                      "The workbook is encrypted, or an .xls of before 2007; save it as .xlsx without a password.");
    if (!bytes.starts_with(zip_begins)) return refuse(whole_file, "package", "This is no .xlsx workbook.");
    if (bytes.size() > limits.packed_bytes_max)
        return refuse(whole_file, "bomb", fmt::format("The file is longer than {} bytes.", limits.packed_bytes_max));
    auto archive = open_archive(bytes);
    if (!archive) return refuse(whole_file, "package", "The archive is broken: its list of parts cannot be read.");
    if (zip_get_num_entries(archive.get(), 0) > static_cast<zip_int64_t>(limits.parts_max))
        return refuse(whole_file, "bomb", fmt::format("The archive has more than {} parts.", limits.parts_max));
    return package(std::make_unique<implementation>(implementation{std::move(archive), limits}));
}

bool package::has(const std::string& part) const {
    return zip_name_locate(implementation_->archive.get(), part.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

std::expected<package::stream, fault> package::read(const std::string& part) {
    zip_t* archive = implementation_->archive.get();
    const auto at = zip_name_locate(archive, part.c_str(), ZIP_FL_ENC_GUESS);
    if (at < 0) return refuse(part, "package", "The workbook lacks this part.");
    const auto index = static_cast<zip_uint64_t>(at);
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive, index, 0, &about) != 0) return refuse(part, "package", "The part cannot be found in the archive.");
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
        return refuse(part, "encrypted", "The part is encrypted; save the workbook without a password.");
    std::unique_ptr<zip_file_t, file_closer> file(zip_fopen_index(archive, index, 0));
    if (!file) return refuse(part, "package", "The part cannot be unpacked.");
    return stream(std::make_unique<stream::implementation>(stream::implementation{
        std::move(file), implementation_.get(), part, (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : std::size_t{0}}));
}

std::expected<std::size_t, fault> package::stream::read(std::span<char> into) {
    auto& own = *implementation_;
    const auto got = zip_fread(own.file.get(), into.data(), into.size());
    if (got < 0) return refuse(own.part, "package", "The part is broken: it cannot be unpacked to its end.");
    const auto bytes = static_cast<std::size_t>(got);
    own.unpacked += bytes;
    own.whole->unpacked += bytes;
    const auto& limits = own.whole->limits;
    if (own.whole->unpacked > limits.unpacked_bytes_max)
        return refuse(own.part, "bomb", fmt::format("The workbook is longer than {} bytes when unpacked.", limits.unpacked_bytes_max));
    if (own.unpacked > limits.ratio_free_bytes && own.unpacked / limits.ratio_max > own.packed)
        return refuse(own.part, "bomb", fmt::format("The part unpacks to more than {} times its size.", limits.ratio_max));
    return bytes;
}

}  // namespace chuanpin::xlsx
