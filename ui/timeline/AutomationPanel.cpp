#include "ui/timeline/AutomationPanel.h"

#include "ui/controls/Rows.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/AutomationMenu.h"
#include "ui/timeline/AutomationStrip.h"
#include "ui/timeline/Values.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::timeline {

namespace {

constexpr int valueWidth = 96;
constexpr int timeWidth = 104;

} // namespace

AutomationPanel::AutomationPanel(Desk& desk, View& view, std::function<Snap()> snap, QWidget* parent)
    : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Automation"));
    rows_ = new QToolButton;
    rows_->setAccessibleName(tr("What is automated"));
    rows_->setToolTip(tr("What is automated: another row of the selected module, or another course of the track"));
    rows_->setPopupMode(QToolButton::InstantPopup);
    rows_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    rows_->setProperty("role", "fold");
    auto* const menu = new QMenu(rows_);
    rows_->setMenu(menu);
    value_ = addField(tr("Value of the point"), tr("In the row's unit. Enter takes it."), valueWidth);
    time_ =
        addField(tr("Time of the point"),
                 tr("Seconds from the track's in point, or with ms, samples or sectors. Enter takes it."), timeWidth);
    says_ = new QLabel;
    strip_ = new AutomationStrip(desk_, view, std::move(snap));
    auto* const head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(rows_);
    head->addWidget(value_);
    head->addWidget(time_);
    head->addWidget(says_, 1);
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(2);
    down->addLayout(head);
    down->addWidget(strip_);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear(); // and with it the submenus
        if (strip_->lane()) fillRows(*menu, desk_, *strip_->lane());
    });
    connect(strip_, &AutomationStrip::laneChanged, this, &AutomationPanel::showLane);
    connect(strip_, &AutomationStrip::pointChanged, this, &AutomationPanel::showPoint);
    connect(strip_, &AutomationStrip::typing, this, [this] {
        value_->setFocus();
        value_->selectAll();
    });
    showLane();
    showPoint();
}

QLineEdit* AutomationPanel::addField(const QString& name, const QString& help, int width) {
    auto* const field = new QLineEdit(this);
    field->setFont(theme::figures(12));
    field->setAccessibleName(name);
    field->setToolTip(name + QStringLiteral(": ") + help);
    field->setFixedWidth(width);
    field->installEventFilter(this);
    connect(field, &QLineEdit::returnPressed, this, [this, field] { take(*field); });
    return field;
}

/// The keys go back to the strip, with what was typed or, where that is no value, without it.
void AutomationPanel::take(QLineEdit& field) {
    if (!strip_->point()) return;
    core::AutomationPoint point = strip_->points()[*strip_->point()];
    const auto value = controls::typed(strip_->row(), field.text());
    const auto time = framesOf(field.text(), desk_.album().rate);
    if (&field == value_ && value)
        point.value = *value;
    else if (&field == time_ && time)
        point.at = *time;
    else
        return desk_.complain(
            tr("\"%1\" is no %2: type a number.").arg(field.text(), field.accessibleName().toLower()));
    strip_->setFocus();
    strip_->put(point);
    showPoint();
}

/// Escape, or going elsewhere, leaves the point as it is.
bool AutomationPanel::eventFilter(QObject* watched, QEvent* event) {
    const bool escapes = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (escapes) strip_->setFocus();
    if (escapes || event->type() == QEvent::FocusOut) showPoint();
    return escapes || QWidget::eventFilter(watched, event);
}

/// The strip looks at the view until its end.
AutomationPanel::~AutomationPanel() {
    delete strip_;
}

void AutomationPanel::begin() {
    const auto lane = laneToBegin(desk_);
    if (!lane) return;
    desk_.selection().selectTrack(lane->track);
    desk_.selection().selectLane(lane);
    strip_->setFocus();
}

void AutomationPanel::showLane() {
    setVisible(strip_->lane().has_value());
    if (strip_->lane()) rows_->setText(nameOf(desk_.album(), *strip_->lane()));
}

void AutomationPanel::showPoint() {
    const auto place = strip_->point();
    value_->setEnabled(place.has_value());
    time_->setEnabled(place.has_value());
    if (!place) {
        for (QLineEdit* field : {value_, time_}) field->clear();
        return says_->setText(strip_->lane() ? strip_->spokenText() : QString());
    }
    const core::AutomationPoint& point = strip_->points()[*place];
    value_->setText(controls::said(strip_->row(), point.value));
    time_->setText(secondsText(point.at, desk_.album().rate));
    says_->setText(tr("point %1 of %2").arg(*place + 1).arg(strip_->points().size()));
}

} // namespace ui::timeline
