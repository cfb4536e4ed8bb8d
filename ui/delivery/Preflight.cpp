#include "ui/delivery/Preflight.h"

#include "engine/delivery/Deliver.h"
#include "engine/ledger/Record.h"
#include "ui/desk/Desk.h"

#include <QPointer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui::delivery {

core::Findings Preflight::Question::answer() const {
    using namespace engine::delivery;
    core::Findings found = findingsFor(*album, deliveries, sounds);
    if (!folder.empty())
        std::ranges::move(findingsAt(*album, deliveries, folder, core::Existing::setAside), std::back_inserter(found));
    if (!file.empty()) std::ranges::move(engine::ledger::findingsOf(file, *album), std::back_inserter(found));
    return found;
}

Preflight::Preflight(Desk& desk, QObject* parent) : QObject(parent), desk_(desk) {}

void Preflight::look(std::vector<core::Delivery> deliveries, const std::filesystem::path& folder) {
    Question question{desk_.sharedAlbum(), std::move(deliveries), desk_.sounds().opened(), folder, desk_.file()};
    if (looks_)
        next_ = std::move(question);
    else
        begin(std::move(question));
}

void Preflight::begin(Question question) {
    looks_ = true;
    desk_.jobs().start(
        Job::Kind::unseen, tr("Looking for findings"),
        [question = std::move(question)](JobProgress&, std::stop_token) { return question.answer(); },
        [preflight = QPointer(this)](const core::Findings& findings) {
            if (preflight && !preflight->goesOn()) emit preflight->found(findings);
        },
        [preflight = QPointer(this)](const QString& why) {
            if (preflight && !preflight->goesOn()) emit preflight->failed(why);
        });
}

bool Preflight::goesOn() {
    looks_ = false;
    if (!next_) return false;
    begin(*std::exchange(next_, std::nullopt));
    return true;
}

} // namespace ui::delivery
