// A session that edits, undoes and saves an album as fast as it can until it is killed: edit_session FOLDER SEED. It
// goes on from what the session before has left, a recovery copy where there is one. The clock that it gives to the
// recovery is its own, up to half a second on with every step, so that seconds of editing pass in moments.
#include "core/Document.h"
#include "core/Edits.h"
#include "core/ProjectFile.h"
#include "core/Recovery.h"
#include "tests/robustness/EditLog.h"
#include "tests/support/Album.h"
#include "tests/support/RandomEdits.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <stdexcept>

namespace {

namespace fs = std::filesystem;
using What = tests::EditRecord::What;

class EditSession {
  public:
    EditSession(const fs::path& folder, unsigned seed)
        : path_(folder / "album.lacquer"), recoveries_(folder / "recovery"), random_(seed), log_(folder / "log") {
        const auto records = tests::readLog(folder / "log");
        for (const auto& record : records) {
            sequence_ = std::max(sequence_, record.sequence);
            ms_ = std::max(ms_, record.ms);
        }
        open(records);
        log(What::opened);
    }

    void step() {
        ms_ += static_cast<std::int64_t>(random_() % 500);
        switch (random_() % 8) {
        case 0:
            return save();
        case 1:
            document_->undo();
            break;
        case 2:
            document_->redo();
            break;
        default:
            const auto edit = tests::randomEdit(document_->album(), random_);
            document_->change(edit.label, edit.apply);
        }
        log(What::edited);
        keep();
    }

  private:
    void open(const std::vector<tests::EditRecord>& records) {
        core::Album saved;
        if (fs::exists(path_)) saved = core::loadAlbum(path_);
        const auto left = core::recoverable(recoveries_);
        if (left.size() > 1) throw std::runtime_error("more than one recovery copy");
        if (left.empty()) {
            document_ = std::make_unique<core::Document>(saved);
            recovery_ = std::make_unique<core::Recovery>(path_, recoveries_);
            return;
        }
        // A session that died right after a save leaves a copy that is older than the album.
        core::Album copy = core::restored(left[0]);
        const auto sequence = [&](const core::Album& album) {
            return tests::sequenceOf(records, tests::digestOf(album));
        };
        const bool isOlder = sequence(copy) < sequence(saved);
        document_ =
            std::make_unique<core::Document>(core::Document::recovered(isOlder ? saved : std::move(copy), saved));
        recovery_ = std::make_unique<core::Recovery>(left[0]);
    }

    void save() {
        log(What::saving);
        core::saveAlbum(path_, document_->album());
        document_->markSaved();
        log(What::saved);
        keep();
    }

    void keep() { recovery_->keep(*document_, core::Recovery::Clock::time_point(std::chrono::milliseconds(ms_))); }

    void log(What what) { log_.add({what, ++sequence_, ms_, tests::digestOf(document_->album())}); }

    fs::path path_;
    fs::path recoveries_;
    std::mt19937 random_;
    tests::EditLog log_;
    std::uint64_t sequence_ = 0;
    std::int64_t ms_ = 0;
    std::unique_ptr<core::Document> document_;
    std::unique_ptr<core::Recovery> recovery_;
};

} // namespace

int main(int count, char** words) try {
    if (count != 3) return 2;
    EditSession session(words[1], static_cast<unsigned>(std::atoi(words[2])));
    for (;;) session.step();
} catch (const std::exception& problem) {
    std::fprintf(stderr, "edit_session: %s\n", problem.what());
    return 1;
}
