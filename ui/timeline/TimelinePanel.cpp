#include "ui/timeline/TimelinePanel.h"

#include "ui/desk/Desk.h"
#include "ui/theme/Metrics.h"
#include "ui/timeline/Overview.h"
#include "ui/timeline/TimelineCanvas.h"

#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::timeline {

namespace {

constexpr double keyFactor = 2.0; ///< Zoom of a key press.

/// Scroll bars count in int: pixels would overflow it close up, so they count in shares of the album.
constexpr int scrollSteps = 100000;

} // namespace

TimelinePanel::TimelinePanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Timeline"));
    overview_ = new Overview(desk_, view_);
    canvas_ = new TimelineCanvas(desk_, view_);
    scroll_ = new QScrollBar(Qt::Horizontal);
    scroll_->setAccessibleName(tr("Scroll the timeline"));
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(2);
    down->addWidget(overview_);
    down->addWidget(canvas_, 1);
    down->addWidget(scroll_);
    connect(&view_, &View::changed, this, &TimelinePanel::showScroll);
    connect(scroll_, &QScrollBar::valueChanged, this, [this](int value) {
        const Span& all = view_.extent();
        view_.scrollTo(static_cast<double>(all.from) + static_cast<double>(all.frames()) * value / scrollSteps);
    });
    addCommands();
    showScroll();
}

void TimelinePanel::showScroll() {
    const QSignalBlocker quiet(scroll_);
    const Span& all = view_.extent();
    const auto stepsOf = [&](double frames) {
        return static_cast<int>(frames / static_cast<double>(std::max<core::FrameCount>(all.frames(), 1)) *
                                scrollSteps);
    };
    const int page = std::max(stepsOf(static_cast<double>(view_.visible().frames())), 1);
    scroll_->setRange(0, view_.showsAll() ? 0 : std::max(scrollSteps - page, 0));
    scroll_->setPageStep(page);
    scroll_->setSingleStep(std::max(page / 10, 1));
    scroll_->setValue(stepsOf(view_.scale().left - static_cast<double>(all.from)));
}

void TimelinePanel::zoomSelection() {
    std::optional<Span> wanted;
    for (const core::PlacedTrack& track : desk_.layout().tracks) {
        if (!desk_.selection().holds(track.id)) continue;
        if (!wanted) wanted = Span{track.in, track.soundEnd()};
        wanted = Span{std::min(wanted->from, track.in), std::max(wanted->to, track.soundEnd())};
    }
    if (wanted) view_.show(*wanted);
}

void TimelinePanel::addCommands() {
    Actions& actions = desk_.actions();
    const auto hasTracks = [this] { return !desk_.album().tracks.empty(); };
    // At the playhead where it is in sight: what one listens to is what one looks at.
    const auto middle = [this] {
        const double x = view_.scale().x(desk_.listening().transport().position);
        return x >= 0.0 && x < view_.width() ? x : view_.width() / 2.0;
    };
    actions.add({.id = QStringLiteral("timeline.zoomIn"),
                 .text = tr("Zoom in"),
                 .menu = Menu::view,
                 .key = QKeySequence(Qt::Key_Plus),
                 .icon = QStringLiteral("zoom-in"),
                 .run = [this, middle] { view_.zoom(keyFactor, middle()); },
                 .enabled = hasTracks});
    actions.add({.id = QStringLiteral("timeline.zoomOut"),
                 .text = tr("Zoom out"),
                 .menu = Menu::view,
                 .key = QKeySequence(Qt::Key_Minus),
                 .icon = QStringLiteral("zoom-out"),
                 .run = [this, middle] { view_.zoom(1.0 / keyFactor, middle()); },
                 .enabled = hasTracks});
    actions.add({.id = QStringLiteral("timeline.zoomAll"),
                 .text = tr("Zoom to the album"),
                 .menu = Menu::view,
                 .key = QKeySequence(QStringLiteral("Z")),
                 .icon = QStringLiteral("maximize"),
                 .run = [this] { view_.showAll(); },
                 .enabled = hasTracks});
    actions.add({.id = QStringLiteral("timeline.zoomSelection"),
                 .text = tr("Zoom to the selection"),
                 .menu = Menu::view,
                 .key = QKeySequence(QStringLiteral("Shift+Z")),
                 .run = [this] { zoomSelection(); },
                 .enabled = [this] { return desk_.selection().track().has_value(); }});
    actions.addSeparator(Menu::view);
}

} // namespace ui::timeline
