// Offers what a session left that did not end in order: restore it, open it beside the saved album, or discard it.
#pragma once

namespace ui {
class Desk;
}

namespace ui::notices {

class NoticeBar;

/// A notice for each copy, the newest first; a job looks for them.
void offerRecovery(Desk& desk, NoticeBar& bar);

} // namespace ui::notices
