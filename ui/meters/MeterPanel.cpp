#include "ui/meters/MeterPanel.h"

#include "ui/controls/Head.h"
#include "ui/controls/Readout.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/meters/BigNumber.h"
#include "ui/meters/CorrelationBar.h"
#include "ui/meters/FigureRow.h"
#include "ui/meters/HistoryMeter.h"
#include "ui/meters/Levels.h"
#include "ui/meters/Overs.h"
#include "ui/meters/SpectrumMeter.h"
#include "ui/meters/StereoField.h"
#include "ui/meters/Streaming.h"
#include "ui/theme/Theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::meters {

namespace {

constexpr double longestTickSeconds = 1.0; ///< After a sleep of the machine no needle falls for hours.

} // namespace

MeterPanel::MeterPanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), commands_(desk.actions()) {
    setAccessibleName(tr("Meters"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    commands_.add({.id = QStringLiteral("meters.reset"),
                   .text = tr("Reset the meters"),
                   .menu = Menu::play,
                   .key = QKeySequence(QStringLiteral("Shift+R")),
                   .icon = QStringLiteral("rotate-ccw"),
                   .run = [this] { desk_.listening().resetMeters(); }});
    commands_.addSeparator(Menu::play);
    big_ = new BigNumber;
    history_ = new HistoryMeter;
    field_ = new StereoField;
    correlationBar_ = new CorrelationBar;
    correlation_ = new controls::Readout(tr("Correlation"), theme::figures(metrics::smallSize), palette::dim,
                                         tr("CORR %1").arg(QStringLiteral("+0.00")), Qt::AlignRight | Qt::AlignVCenter);
    history_->setMaximumHeight(116);
    field_->setMaximumHeight(168);

    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(metrics::grid + 6, metrics::grid, metrics::grid + 4, metrics::grid);
    down->setSpacing(4);
    down->addLayout(head(tr("LOUDNESS"), resetButton()));
    down->addWidget(big_);
    down->addLayout(figureRows());
    down->addSpacing(6);
    down->addLayout(levels(), 7);
    down->addSpacing(4);
    down->addLayout(head(tr("LOUDNESS HISTORY"), nullptr));
    down->addWidget(history_, 3);
    down->addSpacing(4);
    down->addLayout(head(tr("STEREO FIELD"), correlation_));
    down->addWidget(field_, 4);
    down->addWidget(correlationBar_);
    down->addSpacing(4);
    down->addLayout(head(tr("AFTER STREAMING"), nullptr));
    down->addLayout(streaming());
    down->addStretch(0);

    connect(&desk_.listening(), &Listening::ticked, this, &MeterPanel::tick);
    connect(&desk_.listening(), &Listening::metersReset, this, &MeterPanel::reset);
    connect(&desk_.print(), &Print::changed, this, &MeterPanel::showRender);
    sinceTick_.start();
    showRender();
    tick();
}

QBoxLayout* MeterPanel::head(const QString& words, QWidget* right) {
    QLabel* const label = controls::head(words);
    label->setFont(controls::headFont());
    auto* const across = new QHBoxLayout;
    across->setSpacing(metrics::grid);
    across->addWidget(label);
    across->addStretch();
    if (right) across->addWidget(right);
    return across;
}

QWidget* MeterPanel::resetButton() {
    auto* const button = new QToolButton;
    button->setDefaultAction(desk_.actions().action(QStringLiteral("meters.reset")));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({14, 14});
    button->setProperty("role", QStringLiteral("quiet"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Reset the meters"));
    return button;
}

QBoxLayout* MeterPanel::figureRows() {
    shortTerm_ = new FigureRow(tr("Short"), tr("Short-term loudness, LUFS, last 3 s"));
    momentary_ = new FigureRow(tr("Mom"), tr("Momentary loudness, LUFS, last 400 ms"));
    range_ = new FigureRow(tr("LRA"), tr("Loudness range since reset, LU"));
    plr_ = new FigureRow(tr("PLR"), tr("Peak to loudness ratio: highest true peak over integrated loudness, dB"));
    peak_ = new FigureRow(tr("Peak"), tr("Highest true peak since reset, dBTP"));
    psr_ = new FigureRow(tr("PSR"), tr("Peak to short-term ratio: true peak over short-term loudness, last 3 s, dB"));
    auto* const columns = new QHBoxLayout;
    columns->setSpacing(metrics::grid + 4);
    for (const auto& rows : {std::array{shortTerm_, range_, peak_}, std::array{momentary_, plr_, psr_}}) {
        auto* const down = new QVBoxLayout;
        down->setSpacing(0);
        for (FigureRow* row : rows) down->addWidget(row);
        columns->addLayout(down, rows.front() == shortTerm_ ? 6 : 5);
    }
    return columns;
}

QBoxLayout* MeterPanel::levels() {
    levels_ = new Levels;
    levels_->setMaximumHeight(200);
    overs_ = new Overs;
    spectrum_ = new SpectrumMeter;
    spectrum_->setMaximumHeight(200);
    auto* const pictures = new QHBoxLayout;
    pictures->setSpacing(metrics::grid * 2);
    pictures->addWidget(levels_);
    pictures->addWidget(spectrum_, 1);
    connect(overs_, &Overs::cleared, this, [this] { levels_->showClipped(false); });
    auto* const down = new QVBoxLayout;
    down->setSpacing(2);
    down->addLayout(pictures, 1);
    down->addWidget(overs_, 0, Qt::AlignLeft);
    return down;
}

QBoxLayout* MeterPanel::streaming() {
    auto* const down = new QVBoxLayout;
    down->setSpacing(0);
    for (const StreamingService& service : streamingServices()) {
        services_.push_back(new FigureRow(service.name, tr("After streaming: %1").arg(service.name)));
        services_.back()->setToolTip(service.says);
        down->addWidget(services_.back());
    }
    return down;
}

void MeterPanel::tick() {
    const double seconds = std::min(longestTickSeconds, static_cast<double>(sinceTick_.nsecsElapsed()) / 1e9);
    sinceTick_.restart();
    follow(seconds);
}

void MeterPanel::follow(double seconds) {
    const engine::MeterReading& reading = desk_.listening().meters();
    const bool sounds = desk_.listening().transport().playing;
    if (sounds) recentPeak_.add(*std::ranges::max_element(reading.truePeakDbtp), seconds);
    const Figures figures = figuresOf(reading, recentPeak_.highestDb());
    if (sounds)
        history_->add(figures.momentaryLufs, figures.shortTermLufs, seconds);
    else
        history_->interrupt();
    big_->show(figures, sounds);
    showFigures(figures, sounds);
    levels_->show(reading, sounds, seconds);
    overs_->show(reading.overs, reading.truePeakOvers);
    levels_->showClipped(overs_->any());
    spectrum_->show(reading, sounds, seconds);
    field_->show(reading, sounds, seconds);
    const QString sign = reading.correlation > 0.005 ? QStringLiteral("+") : QString();
    correlation_->showText(sounds ? tr("CORR %1").arg(sign + decimal(reading.correlation, 2)) : tr("CORR \u2013"));
    correlationBar_->show(sounds ? reading.correlation : 0.0);
}

/// What is of the moment is grey once nothing plays: it was heard last.
void MeterPanel::showFigures(const Figures& figures, bool sounds) {
    shortTerm_->show(decimal(figures.shortTermLufs), sounds);
    momentary_->show(decimal(figures.momentaryLufs), sounds);
    psr_->show(decimal(figures.psrLu), sounds);
    range_->show(figures.rangeLu ? tr("%1 LU").arg(decimal(figures.rangeLu)) : decimal({}));
    plr_->show(decimal(figures.plrLu));
    peak_->show(figures.truePeakDbtp ? tr("%1 dBTP").arg(decimal(figures.truePeakDbtp)) : decimal({}));
}

void MeterPanel::showRender() {
    const engine::analysis::AlbumPrint* const print = desk_.print().newest();
    const bool current = desk_.print().isCurrent();
    big_->showRender(print ? &print->album : nullptr, current);
    const auto known = streamingServices();
    for (std::size_t n = 0; n < known.size(); ++n)
        services_[n]->show(words(print ? streamed(known[n], print->album) : std::nullopt), current);
}

void MeterPanel::reset() {
    recentPeak_.reset();
    levels_->reset();
    overs_->reset();
    tick();
}

void MeterPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::panel);
    painter.fillRect(0, 0, 1, height(), palette::line);
}

} // namespace ui::meters
