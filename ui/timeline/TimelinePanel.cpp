#include "ui/timeline/TimelinePanel.h"

#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/AutomationMenu.h"
#include "ui/timeline/AutomationPanel.h"
#include "ui/timeline/AutomationStrip.h"
#include "ui/timeline/Commands.h"
#include "ui/timeline/Overview.h"
#include "ui/timeline/TimelineCanvas.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::timeline {

namespace {

/// Scroll bars count in int: pixels would overflow it close up, so they count in shares of the album.
constexpr int scrollSteps = 100000;

} // namespace

TimelinePanel::TimelinePanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), commands_(desk.actions()) {
    setAccessibleName(tr("Timeline"));
    overview_ = new Overview(desk_, view_);
    canvas_ = new TimelineCanvas(desk_, view_);
    automation_ = new AutomationPanel(desk_, view_, [this] { return canvas_->snap(); });
    scroll_ = new QScrollBar(Qt::Horizontal);
    scroll_->setAccessibleName(tr("Scroll the timeline"));
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(2);
    auto* const top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(overview_, 1);
    addCommands(commands_, desk_, view_, *canvas_);
    addAutomation();
    addButtons(*top);
    down->addLayout(top);
    down->addWidget(canvas_, 1);
    down->addWidget(automation_);
    down->addWidget(scroll_);
    connect(&view_, &View::changed, this, &TimelinePanel::showScroll);
    connect(scroll_, &QScrollBar::valueChanged, this, [this](int value) {
        const Span& all = view_.extent();
        view_.scrollTo(static_cast<double>(all.from) + static_cast<double>(all.frames()) * value / scrollSteps);
    });
    showScroll();
}

/// They look at the view until their end.
TimelinePanel::~TimelinePanel() {
    delete automation_;
    delete canvas_;
    delete overview_;
}

void TimelinePanel::addAutomation() {
    commands_.add({.id = QStringLiteral("timeline.automate"),
                   .text = tr("Automate the module"),
                   .menu = Menu::track,
                   .run = [this] { automation_->begin(); },
                   .enabled = [this] { return laneToBegin(desk_).has_value(); }});
    commands_.add({.id = QStringLiteral("timeline.addPoint"),
                   .text = tr("Add a point of automation at the playhead"),
                   .menu = Menu::track,
                   .run =
                       [this] {
                           automation_->strip().setFocus();
                           automation_->strip().addAtPlayhead();
                       },
                   .enabled = [this] { return desk_.selection().lane(desk_.album()).has_value(); }});
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

/// Their menu and tooltips come from the commands.
void TimelinePanel::addButtons(QHBoxLayout& row) {
    auto* const snap = new QToolButton;
    snap->setIcon(theme::icon(QStringLiteral("magnet")));
    snap->setAccessibleName(tr("Snap"));
    snap->setToolTip(tr("What drags, cuts and marks snap to"));
    snap->setPopupMode(QToolButton::InstantPopup);
    auto* const choices = new QMenu(snap);
    for (const char* id : {"timeline.snapOff", "timeline.snapZeroCrossing", "timeline.snapBeat", "timeline.snapSector"})
        choices->addAction(desk_.actions().action(QLatin1String(id)));
    snap->setMenu(choices);
    row.addWidget(snap);
    for (const char* id : {"timeline.zoomOut", "timeline.zoomIn", "timeline.zoomAll"}) {
        auto* const button = new QToolButton;
        button->setDefaultAction(desk_.actions().action(QLatin1String(id)));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(button->defaultAction()->text());
        row.addWidget(button);
    }
}

} // namespace ui::timeline
