#include "platform/table/file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "platform/csv/reader.hpp"
#include "platform/csv/writer.hpp"
#include "platform/xlsx/reader.hpp"

namespace chuanpin::table {
namespace {

constexpr std::string_view workbook_ending = ".xlsx";
constexpr std::size_t flushed_bytes = std::size_t{64} * 1024;

base::error refusal(base::error_kind kind, std::string code, std::string detail, std::vector<base::field_error> fields = {}) {
    return {.kind = kind, .code = std::move(code), .detail = std::move(detail), .fields = std::move(fields)};
}

base::result<csv::encoding_found> find_encoding(csv::byte_source& bytes, const csv::limits& limits) {
    auto found = csv::find_encoding(bytes, limits.bytes_max);
    if (found.too_long) {
        return base::refusal(
            refusal(base::error_kind::invalid_input, "csv-too-large", fmt::format("The file is longer than {} bytes.", limits.bytes_max)));
    }
    if (!found.foreign_at) return found;
    return base::refusal(refusal(base::error_kind::invalid_input, "csv-invalid", "The file's encoding cannot be told.",
                                 {{fmt::format("byte {}", *found.foreign_at), "encoding", std::string(found.why)}}));
}

class csv_sink final : public sink {
public:
    csv_sink(std::function<void(std::string_view)> write, const std::vector<xlsx::written_column>& columns) : write_(std::move(write)) {
        pending_ = csv::byte_order_mark;
        std::vector<std::string> names;
        for (const auto& each : columns) names.emplace_back(each.name);
        csv::append_record(pending_, names);
    }
    void add(std::span<const std::string> fields) override {
        csv::append_record(pending_, fields);
        if (pending_.size() >= flushed_bytes) flush();
    }
    void finish() override { flush(); }

private:
    void flush() {
        write_(pending_);
        pending_.clear();
    }
    std::function<void(std::string_view)> write_;
    std::string pending_;
};

class xlsx_sink final : public sink {
public:
    xlsx_sink(const std::string& path, const std::string& sheet, const std::vector<xlsx::written_column>& columns)
        : writer_(path, sheet, columns) {}
    void add(std::span<const std::string> fields) override { writer_.add(fields); }
    void finish() override { writer_.finish(); }

private:
    xlsx::writer writer_;
};

/// A name that nobody else uses; the file is gone with it unless it was moved away.
class temporary_file {
public:
    explicit temporary_file(const std::filesystem::path& beside) : path_(beside.string() + ".XXXXXX") {
        const int descriptor = ::mkstemp(path_.data());
        if (descriptor < 0) throw std::runtime_error("no file can be made at " + beside.string());
        ::close(descriptor);
    }
    ~temporary_file() {
        std::error_code gone;
        std::filesystem::remove(path_, gone);
    }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

class file_sink final : public sink {
public:
    file_sink(std::string path, file_format format, const std::string& sheet, std::vector<xlsx::written_column> columns)
        : path_(std::move(path)), columns_(std::move(columns)), temporary_(path_) {
        if (format == file_format::xlsx) {
            inner_ = std::make_unique<xlsx_sink>(temporary_.path(), sheet, columns_);
            return;
        }
        file_.open(temporary_.path(), std::ios::binary);
        inner_ = std::make_unique<csv_sink>([this](std::string_view bytes) { file_ << bytes; }, columns_);
    }
    void add(std::span<const std::string> fields) override { inner_->add(fields); }
    void finish() override {
        inner_->finish();
        if (file_.is_open()) file_.close();
        if (file_.fail()) throw std::runtime_error("the file cannot be written: " + path_);
        using std::filesystem::perms;
        std::filesystem::permissions(temporary_.path(), perms::owner_read | perms::owner_write | perms::group_read | perms::others_read);
        std::filesystem::rename(temporary_.path(), path_);
    }

private:
    std::string path_;
    std::vector<xlsx::written_column> columns_;
    temporary_file temporary_;
    std::ofstream file_;
    std::unique_ptr<sink> inner_;
};

/// libxlsxwriter writes to files only.
class workbook_bytes final : public sink {
public:
    workbook_bytes(std::string& to, const std::string& sheet, const std::vector<xlsx::written_column>& columns)
        : to_(to), file_(std::filesystem::temp_directory_path() / "table"), inner_(file_.path(), sheet, columns) {}
    void add(std::span<const std::string> fields) override { inner_.add(fields); }
    void finish() override {
        inner_.finish();
        std::ifstream read(file_.path(), std::ios::binary);
        to_.assign(std::istreambuf_iterator<char>(read), {});
    }

private:
    std::string& to_;
    temporary_file file_;
    xlsx_sink inner_;
};

}  // namespace

std::string_view name_of(file_format format) { return format == file_format::csv ? "csv" : "xlsx"; }

file_format format_for(std::string_view path) { return path.ends_with(workbook_ending) ? file_format::xlsx : file_format::csv; }

base::result<source> source::open_file(const std::string& path, std::string_view sheet, std::vector<std::string_view> columns,
                                       const csv::limits& limits, std::string_view also) {
    source made;
    made.columns_ = std::make_unique<std::vector<std::string_view>>(std::move(columns));
    auto file = std::make_unique<csv::file_source>(path);
    if (!file->readable()) return base::refusal(refusal(base::error_kind::not_found, "file-unreadable", "The file cannot be read."));
    if (xlsx::looks_like_workbook(file->next())) {
        file->rewind();
        made.packed_ = std::make_unique<std::string>();
        const auto packed_max = xlsx::package_limits{}.packed_bytes_max;
        for (auto piece = file->next(); !piece.empty() && made.packed_->size() <= packed_max; piece = file->next()) *made.packed_ += piece;
        made.document_ = *made.packed_;
        made.format_ = file_format::xlsx;
    } else {
        made.bytes_ = std::move(file);
    }
    if (auto opened = made.open(sheet, limits, also); !opened) return base::refusal(std::move(opened.error()));
    return made;
}

base::result<source> source::open_bytes(std::string_view document, std::string_view sheet, std::vector<std::string_view> columns,
                                        const csv::limits& limits, std::string_view also) {
    source made;
    made.columns_ = std::make_unique<std::vector<std::string_view>>(std::move(columns));
    made.document_ = document;
    made.format_ = xlsx::looks_like_workbook(document) ? file_format::xlsx : file_format::csv;
    if (made.format_ == file_format::csv) made.bytes_ = std::make_unique<csv::memory_source>(document);
    if (auto opened = made.open(sheet, limits, also); !opened) return base::refusal(std::move(opened.error()));
    return made;
}

base::result<void> source::open(std::string_view sheet, const csv::limits& limits, std::string_view also) {
    const csv::header_rule header{*columns_, also};
    if (format_ == file_format::xlsx) {
        auto opened = xlsx::open_table(document_, sheet, header, {.table = limits});
        if (!opened) return base::refusal(std::move(opened.error()));
        rows_ = *std::move(opened);
        return {};
    }
    const auto found = find_encoding(*bytes_, limits);
    if (!found) return base::refusal(found.error());
    encoding_ = found->encoding;
    rows_ = std::make_unique<csv::text_rows>(*bytes_, header, limits, found->encoding, found->not_utf8_at.value_or(0));
    return {};
}

std::unique_ptr<sink> write_file(const std::string& path, file_format format, const std::string& sheet,
                                 std::vector<xlsx::written_column> columns) {
    return std::make_unique<file_sink>(path, format, sheet, std::move(columns));
}

std::unique_ptr<sink> write_bytes(std::string& to, file_format format, const std::string& sheet,
                                  std::vector<xlsx::written_column> columns) {
    to.clear();
    if (format == file_format::csv) return std::make_unique<csv_sink>([&to](std::string_view more) { to += more; }, columns);
    return std::make_unique<workbook_bytes>(to, sheet, columns);
}

}  // namespace chuanpin::table
