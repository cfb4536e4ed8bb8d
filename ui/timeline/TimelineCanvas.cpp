#include "ui/timeline/TimelineCanvas.h"

#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/SpokenCanvas.h"
#include "ui/timeline/Values.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::timeline {

namespace {

constexpr int edgeScrollMs = 30;

} // namespace

TimelineCanvas::TimelineCanvas(Desk& desk, View& view, QWidget* parent)
    : QWidget(parent), desk_(desk), view_(view), nudge_(desk), closeUp_(desk, view) {
    setObjectName(QStringLiteral("timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAcceptDrops(true);
    SpokenCanvas::install();
    setAccessibleName(tr("Timeline of the album"));
    edgeScroll_.setInterval(edgeScrollMs);
    connect(&edgeScroll_, &QTimer::timeout, this, &TimelineCanvas::scrollWithDrag);
    connect(&view_, &View::changed, this, &TimelineCanvas::repaintScene);
    connect(&desk_, &Desk::albumChanged, this, &TimelineCanvas::showAlbum);
    connect(&desk_.print(), &Print::changed, this, &TimelineCanvas::repaintScene);
    connect(&closeUp_, &CloseUp::changed, this, &TimelineCanvas::repaintScene);
    connect(&desk_.sounds(), &Sounds::changed, this, &TimelineCanvas::repaintScene);
    connect(&desk_.sounds(), &Sounds::waveformsChanged, this, &TimelineCanvas::repaintScene);
    connect(&desk_.listening(), &Listening::loopChanged, this, &TimelineCanvas::repaintScene);
    connect(&desk_.listening(), &Listening::ticked, this, &TimelineCanvas::movePlayhead);
    connect(&desk_.selection(), &Selection::changed, this, [this] {
        const auto track = desk_.selection().track();
        if (handle_ && trackOf(desk_.album(), *handle_) != track) handle_.reset();
        repaintScene();
        announce();
    });
    showAlbum();
}

/// The steps that are open here end with it, and nobody may answer to that any more.
TimelineCanvas::~TimelineCanvas() {
    disconnect(&desk_, nullptr, this, nullptr);
    disconnect(&desk_.selection(), nullptr, this, nullptr);
    drag_.reset();
    nudge_.end();
}

TimelineLayout TimelineCanvas::boxes() const {
    return layOut(desk_.layout(), view_.scale(), size());
}

std::vector<Grip> TimelineCanvas::grips() const {
    return gripsOf(desk_.layout(), boxes(), view_.scale(), {desk_.selection().tracks(), desk_.selection().clip()});
}

QSize TimelineCanvas::minimumSizeHint() const {
    return {320, 140};
}

QSize TimelineCanvas::sizeHint() const {
    return {800, 320};
}

void TimelineCanvas::showAlbum() {
    Shown now = shownOf(desk_);
    if (now != shown_) {
        view_.shiftClock(clockShift(shown_.layout, now.layout));
        shown_ = std::move(now);
        view_.setExtent(extentOf(shown_.layout));
        handle_ = alive(handle_);
        hovered_ = alive(hovered_);
        repaintScene();
    }
    announce();
}

void TimelineCanvas::repaintScene() {
    stale_ = true;
    update();
}

std::optional<Handle> TimelineCanvas::alive(const std::optional<Handle>& handle) const {
    return handle && placeOf(shown_.layout, *handle) ? handle : std::nullopt;
}

std::optional<Handle> TimelineCanvas::handle() const {
    if (handle_) return handle_;
    const auto track = desk_.selection().track();
    const core::PlacedTrack* const placed = track ? core::findTrack(desk_.layout(), *track) : nullptr;
    if (!placed || !previousOf(desk_.layout(), *placed)) return std::nullopt;
    return Handle{Part::gap, *track};
}

void TimelineCanvas::choose(const std::optional<Handle>& handle) {
    nudge_.end();
    handle_ = handle;
    update();
    announce();
}

void TimelineCanvas::step(int by) {
    const auto track = desk_.selection().track();
    if (!track) return;
    choose(stepFrom(desk_.album(), desk_.layout(), *track, handle_, by));
    if (handle_) view_.reveal(*placeOf(desk_.layout(), *handle_));
}

void TimelineCanvas::nudge(Step step, int steps) {
    if (const auto moved = handle(); moved && moved->part != Part::gain) nudge_.by(*moved, step, steps);
}

QString TimelineCanvas::describe(const Handle& handle) const {
    const core::PlacedTrack* const track = core::findTrack(desk_.layout(), trackOf(desk_.album(), handle));
    if (!track) return {};
    QString of = QStringLiteral("%1 %2")
                     .arg(track->number)
                     .arg(QString::fromStdString(desk_.album().tracks[track->row].metadata.title));
    if (isOfBed(handle)) of = tr("the bed before %1").arg(of);
    return tr("%1 of %2: %3").arg(nameOf(handle), of, valueText(desk_.album(), desk_.layout(), handle));
}

/// Who hears the window hears what the keys would move, and its value.
void TimelineCanvas::announce() {
    const auto chosen = handle();
    const QString words = chosen ? describe(*chosen) : QString();
    if (words == accessibleDescription()) return;
    setAccessibleDescription(words);
    if (chosen) timeline::announce(*this, *chosen);
}

QRect TimelineCanvas::playheadStrip(double x) const {
    return QRect(static_cast<int>(std::floor(x)) - 5, 0, 11, height());
}

void TimelineCanvas::movePlayhead() {
    const engine::TransportState& transport = desk_.listening().transport();
    if (transport.position == playhead_) return;
    const double before = view_.scale().x(playhead_);
    playhead_ = transport.position;
    const double after = view_.scale().x(playhead_);
    const bool wasInSight = before >= 0.0 && before < width();
    // Who has scrolled away to look at something else is left there.
    if (wasInSight && !drag_ && (after < 0.0 || after >= width())) return view_.reveal(playhead_);
    if (std::floor(before * devicePixelRatioF()) == std::floor(after * devicePixelRatioF())) return;
    update(playheadStrip(before));
    update(playheadStrip(after));
}

void TimelineCanvas::paintEvent(QPaintEvent* event) {
    const double ratio = devicePixelRatioF();
    if (stale_ || picture_.size() != size() * ratio) {
        if (picture_.size() != size() * ratio) picture_ = QPixmap(size() * ratio);
        picture_.setDevicePixelRatio(ratio);
        QPainter painter(&picture_);
        Scene scene = sceneOf(desk_, view_.scale(), size(), ratio, &closeUp_);
        scene.magnification = view_.magnification();
        paintScene(painter, scene);
        stale_ = false;
    }
    QPainter painter(this);
    for (const QRect& part : event->region())
        painter.drawPixmap(QRectF(part), picture_,
                           QRectF(QPointF(part.topLeft()) * ratio, QSizeF(part.size()) * ratio));
    paintTouched(painter);
    paintPlayhead(painter);
    paintReadout(painter);
    paintDrop(painter);
    if (!hasFocus()) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(palette::faded(palette::amber, 0.7F));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void TimelineCanvas::paintPlayhead(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    const Rows rows = rowsOf(size(), shown_.layout);
    const double x = (std::floor(view_.scale().x(playhead_) * ratio) + 0.5) / ratio;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(palette::wrong, 1.0));
    painter.drawLine(QPointF(x, rows.ruler.bottom() - 8.0), QPointF(x, rows.loudness.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette::wrong);
    const double foot = rows.ruler.bottom() - 5.0;
    const QPointF head[] = {{x - 4.0, foot - 6.0}, {x + 4.0, foot - 6.0}, {x, foot}};
    painter.drawConvexPolygon(head, 3);
}

/// The handle under the pointer and the one that the keys move stand out.
void TimelineCanvas::paintTouched(QPainter& painter) const {
    if (!hovered_ && !handle_) return;
    for (const Grip& grip : grips()) {
        const bool taken = handle_ == grip.handle;
        if (!taken && hovered_ != grip.handle) continue;
        paintGrip(painter, grip, taken ? GripState::taken : GripState::hovered, true);
        if (!taken || !hasFocus()) continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(palette::text);
        painter.drawRoundedRect(grip.area.adjusted(-1.5, -1.5, 1.5, 1.5), 2.0, 2.0);
    }
}

void TimelineCanvas::paintReadout(QPainter& painter) const {
    if (!drag_ || !drag_->begun()) return;
    const QFont font = theme::figures(metrics::smallSize);
    const QString words = drag_->readout();
    const QSizeF room(QFontMetricsF(font).horizontalAdvance(words) + 14.0, 22.0);
    QPointF at = drag_->pointer() + QPointF(14.0, -30.0);
    at.setX(std::clamp(at.x(), 2.0, std::max(width() - room.width() - 2.0, 2.0)));
    at.setY(std::clamp(at.y(), 2.0, height() - room.height() - 2.0));
    const QRectF box(at, room);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette::amber);
    painter.setBrush(palette::raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0);
    painter.setFont(font);
    painter.setPen(palette::text);
    painter.drawText(box, Qt::AlignCenter, words);
}

void TimelineCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    view_.setWidth(width());
    repaintScene();
}

void TimelineCanvas::typeValue(const Handle& handle) {
    closeField(false);
    choose(handle);
    const double x = view_.scale().x(*placeOf(desk_.layout(), handle));
    field_ = new QLineEdit(valueText(desk_.album(), desk_.layout(), handle), this);
    field_->setFont(theme::figures());
    field_->setAccessibleName(describe(handle));
    field_->setToolTip(tr("Seconds, or with ms, samples or sectors; decibels for a gain. Enter takes it."));
    field_->setFixedWidth(120);
    field_->move(static_cast<int>(std::clamp(x - 60.0, 4.0, std::max(width() - 124.0, 4.0))), height() / 3);
    typed_ = handle;
    connect(field_, &QLineEdit::returnPressed, this, [this] { closeField(true); });
    field_->show();
    field_->selectAll();
    field_->setFocus();
    field_->installEventFilter(this);
}

void TimelineCanvas::closeField(bool take) {
    if (!field_) return;
    QLineEdit* const field = std::exchange(field_, nullptr);
    const Handle of = *std::exchange(typed_, std::nullopt);
    field->removeEventFilter(this);
    if (take) {
        const auto album = withValue(desk_.album(), of, field->text());
        if (album)
            desk_.change(nameOf(of), [&](const core::Album&) { return *album; });
        else
            desk_.complain(tr("\"%1\" is no value: type seconds, or a number with ms, samples, sectors or dB.")
                               .arg(field->text()));
    }
    field->deleteLater();
    setFocus();
}

bool TimelineCanvas::eventFilter(QObject* watched, QEvent* event) {
    if (watched != field_) return false;
    if (event->type() == QEvent::FocusOut) closeField(false);
    const bool escapes = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (escapes) closeField(false);
    return escapes;
}

} // namespace ui::timeline
