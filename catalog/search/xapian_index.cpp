#include "catalog/search/xapian_index.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <stdexcept>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "catalog/search/index_writer.hpp"
#include "catalog/search/known_terms.hpp"
#include "catalog/search/product_columns.hpp"
#include "catalog/search/product_document.hpp"
#include "catalog/search/product_search.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog::search {

namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr std::string_view folder_prefix = "index-";
constexpr std::string_view building_name = "building";
constexpr std::string_view position_key = "position";
constexpr std::string_view generation_key = "generation";
constexpr std::string_view layout_key = "layout";
constexpr std::string_view row_format_key = "row format";
/// An index of another layout is built anew.
constexpr std::string_view layout =
    "newest first, facts in columns, prices in bands, four characters, six letters and six syllables in a row, rows compressed";
/// How long the newest folder's number is believed.
constexpr std::chrono::milliseconds look_every{250};
/// A reader that is overtaken by two commits has to begin again.
constexpr int overtaken_max = 5;

[[noreturn]] void rethrow(const Xapian::Error& fault) { throw std::runtime_error("the search index: " + fault.get_description()); }

/// The number of a whole index's folder.
std::optional<std::int64_t> folder_number(const fs::path& path) {
    const auto name = path.filename().string();
    return name.starts_with(folder_prefix) ? base::parse_whole_number(std::string_view(name).substr(folder_prefix.size())) : std::nullopt;
}

}  // namespace

class xapian_index::files {
public:
    explicit files(std::string directory) : directory_(std::move(directory)) {
        std::error_code fault;
        fs::create_directories(directory_, fault);
        if (fault) throw std::runtime_error("the search index's directory " + directory_ + " cannot be made: " + fault.message());
    }
    ~files() {
        if (lock_ >= 0) ::close(lock_);
    }
    files(const files&) = delete;
    files& operator=(const files&) = delete;

    template <class Use>
    auto read(Use use) {
        try {
            auto reader = take_reader();
            for (int i = 0;; ++i) {
                try {
                    auto answer = use(index_terms(reader.database, *reader.known), *reader.columns);
                    give_back(std::move(reader));
                    return answer;
                } catch (const Xapian::DatabaseModifiedError&) {
                    if (i == overtaken_max) throw;
                    renew(reader);
                }
            }
        } catch (const Xapian::Error& fault) {
            rethrow(fault);
        }
    }

    bool may_write() {
        const std::lock_guard guard(mutex_);
        if (lock_ >= 0) return true;
        const auto path = (fs::path(directory_) / "lock").string();
        const int opened = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
        if (opened < 0) throw std::runtime_error("the search index's lock " + path + " cannot be opened: " + std::strerror(errno));
        if (::flock(opened, LOCK_EX | LOCK_NB) != 0) {
            ::close(opened);
            return false;
        }
        lock_ = opened;
        return true;
    }

    index_writer& writer() {
        const auto newest = look(true);
        if (!newest) throw std::logic_error("the search index is written before it was built");
        if (!writer_ || writer_number_ != *newest) {
            writer_.reset();
            writer_.emplace(folder(*newest).string(), index_writer::opening::existing);
            writer_number_ = *newest;
        }
        return *writer_;
    }
    void forget_writer() { writer_.reset(); }

    index_writer& building() {
        if (!building_) throw std::logic_error("nothing is being built");
        return *building_;
    }
    void begin_building() {
        building_.reset();
        const auto path = fs::path(directory_) / building_name;
        fs::remove_all(path);
        fs::create_directory(path);
        building_.emplace(path.string(), index_writer::opening::anew);
    }
    void finish_building() {
        building_->commit();
        building_.reset();
        writer_.reset();
        const auto before = look(true);
        fs::rename(fs::path(directory_) / building_name, folder(before.value_or(0) + 1));
        if (before) fs::remove_all(folder(*before));
        look(true);
    }

    /// The number of the newest whole index.
    std::optional<std::int64_t> look(bool now) {
        const std::lock_guard guard(mutex_);
        if (!now && steady_clock::now() - looked_ < look_every) return newest_;
        newest_.reset();
        for (const auto& each : fs::directory_iterator(directory_)) {
            if (const auto number = folder_number(each.path()); number && (!newest_ || *number > *newest_)) newest_ = number;
        }
        looked_ = steady_clock::now();
        return newest_;
    }

private:
    struct reader {
        std::int64_t number = 0;
        Xapian::Database database;
        std::unique_ptr<product_columns> columns;  ///< its own: it sees them grow
        std::shared_ptr<known_terms> known;        ///< of the state that the database shows
    };
    struct state {
        std::int64_t number = 0;
        Xapian::rev revision = 0;
        bool operator==(const state&) const = default;
    };

    [[nodiscard]] fs::path folder(std::int64_t number) const {
        return fs::path(directory_) / (std::string(folder_prefix) + std::to_string(number));
    }

    /// Before anything was built: an empty one, which finds nothing.
    reader take_reader() {
        const auto newest = look(false);
        if (!newest) {
            reader empty{0, Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY), std::make_unique<product_columns>(), {}};
            empty.known = std::make_shared<known_terms>(empty.database);
            return empty;
        }
        {
            std::unique_lock guard(mutex_);
            std::erase_if(readers_, [&](const reader& each) { return each.number != *newest; });
            if (!readers_.empty()) {
                auto taken = std::move(readers_.back());
                readers_.pop_back();
                guard.unlock();
                renew(taken);
                return taken;
            }
        }
        const auto path = folder(*newest).string();
        reader made{*newest, Xapian::Database(path), std::make_unique<product_columns>(path, product_columns::access::read), {}};
        made.known = known_of(made);
        return made;
    }
    void renew(reader& old) {
        old.database.reopen();
        old.columns->refresh();
        old.known = known_of(old);
    }
    /// What other readers of the same state know, too.
    std::shared_ptr<known_terms> known_of(const reader& of) {
        const std::lock_guard guard(mutex_);
        const state now{of.number, of.database.get_revision()};
        if (!known_ || known_state_ != now || known_->is_full()) {
            known_ = std::make_shared<known_terms>(of.database);
            known_state_ = now;
        }
        return known_;
    }
    void give_back(reader&& used) {
        const std::lock_guard guard(mutex_);
        if (used.number != 0) readers_.push_back(std::move(used));
    }

    std::string directory_;
    std::mutex mutex_;
    int lock_ = -1;
    std::optional<std::int64_t> newest_;
    steady_clock::time_point looked_;
    std::vector<reader> readers_;
    std::shared_ptr<known_terms> known_;
    state known_state_;
    std::optional<index_writer> writer_;
    std::int64_t writer_number_ = 0;
    std::optional<index_writer> building_;
};

xapian_index::xapian_index(std::string directory, std::string row_format)
    : files_(std::make_unique<files>(std::move(directory))), row_format_(std::move(row_format)) {}
xapian_index::~xapian_index() = default;

app::product_hits xapian_index::search(const app::product_query& query) {
    return files_->read([&](const index_terms& terms, const product_columns& columns) { return find(terms, columns, query); });
}

bool xapian_index::may_write() { return files_->may_write(); }

std::optional<std::int64_t> xapian_index::position(std::int64_t generation) {
    if (!files_->look(true)) return std::nullopt;
    return files_->read([&](const index_terms& terms, const product_columns&) {
        const auto& database = terms.database();
        const auto known = base::parse_whole_number(database.get_metadata(std::string(generation_key)));
        if (database.get_metadata(std::string(layout_key)) != layout) return std::optional<std::int64_t>();
        if (database.get_metadata(std::string(row_format_key)) != row_format_) return std::optional<std::int64_t>();
        return known == generation ? base::parse_whole_number(database.get_metadata(std::string(position_key))) : std::nullopt;
    });
}

void xapian_index::apply(std::span<const app::index_change> changes, std::int64_t position) {
    try {
        auto& writer = files_->writer();
        for (const auto& change : changes) {
            if (const auto* product = std::get_if<app::indexed_product>(&change))
                writer.put(*product);
            else
                writer.remove(std::get<domain::product_id>(change));
        }
        writer.note(std::string(position_key), std::to_string(position));
        writer.commit();
    } catch (const Xapian::Error& fault) {
        files_->forget_writer();  // with what it had not committed
        rethrow(fault);
    }
}

std::vector<domain::product_id> xapian_index::due(base::instant until, std::size_t limit) {
    return files_->read([&](const index_terms& terms, const product_columns&) {
        Xapian::Enquire enquire(terms.database());
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(due_query(until));
        const auto matches = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
        std::vector<domain::product_id> ids;
        for (auto each = matches.begin(); each != matches.end(); ++each) ids.push_back(product_in(each.get_document()).value().id);
        return ids;
    });
}

void xapian_index::begin_building() {
    try {
        files_->begin_building();
    } catch (const Xapian::Error& fault) {
        rethrow(fault);
    }
}

void xapian_index::add(std::span<const app::indexed_product> products) {
    try {
        for (const auto& product : products) files_->building().put(product);
    } catch (const Xapian::Error& fault) {
        rethrow(fault);
    }
}

void xapian_index::finish_building(std::int64_t generation, std::int64_t position) {
    try {
        auto& building = files_->building();
        building.note(std::string(layout_key), std::string(layout));
        building.note(std::string(row_format_key), row_format_);
        building.note(std::string(generation_key), std::to_string(generation));
        building.note(std::string(position_key), std::to_string(position));
        files_->finish_building();
    } catch (const Xapian::Error& fault) {
        rethrow(fault);
    }
}

}  // namespace chuanpin::catalog::search
