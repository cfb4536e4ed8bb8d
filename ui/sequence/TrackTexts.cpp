#include "ui/sequence/TrackTexts.h"

#include "core/Codes.h"
#include "core/Edits.h"
#include "ui/controls/Severity.h"
#include "ui/controls/Words.h"
#include "ui/sequence/InlineField.h"
#include "ui/sequence/LevelField.h"
#include "ui/theme/Theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>
#include <set>

namespace ui::sequence {

namespace {

constexpr int leftMargin = 14;
constexpr int rightMargin = 10;
constexpr int fieldInset = 7; ///< Of the words in a field.
constexpr int rowHeight = 25;
constexpr int labelSize = 12;
constexpr int figureSize = 12;
constexpr double slowestBpm = 20.0;
constexpr double fastestBpm = 400.0;

QLabel* heading(const QString& text) {
    auto* const label = new QLabel(text);
    QFont font = theme::words(metrics::smallSize, QFont::Medium);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    label->setFont(font);
    label->setProperty("role", QStringLiteral("head"));
    return label;
}

/// What is wrong with the code itself; while it is right, what the album finds about it: that another track has it.
core::Findings isrcFindings(const std::string& typed, const core::Findings& ofTrack) {
    if (const auto complaint = core::isrcComplaint(typed)) return {{core::Severity::error, {}, *complaint}};
    if (const auto doubt = core::isrcDoubt(typed)) return {{core::Severity::warning, {}, *doubt}};
    core::Findings found;
    for (const core::Finding& finding : ofTrack)
        if (finding.place.ends_with(".metadata.isrc")) found.push_back(finding);
    return found;
}

} // namespace

QString rateAndBits(int rate, int wordLength) {
    const QString kilo = QString::number(rate / 1000.0) + QLatin1Char('k');
    if (wordLength == 0) return kilo;
    return kilo + QLatin1Char('/') + (wordLength == 32 ? TrackTexts::tr("float") : QString::number(wordLength));
}

std::optional<double> tempoOf(const QString& typed) {
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d+(?:[.,]\\d*)?)\\s*(?:bpm)?\\s*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(typed);
    if (!match.hasMatch()) return std::nullopt;
    const double bpm = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    if (bpm < slowestBpm || bpm > fastestBpm) return std::nullopt;
    return bpm;
}

QString tempoText(std::optional<double> bpm) {
    return bpm ? TrackTexts::tr("%1 BPM").arg(QString::number(*bpm, 'g', 6)) : QString();
}

TrackTexts::TrackTexts(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    rows_ = new QGridLayout(this);
    rows_->setContentsMargins(leftMargin, metrics::grid * 2, rightMargin - fieldInset, metrics::grid);
    rows_->setHorizontalSpacing(metrics::grid);
    rows_->setVerticalSpacing(0);
    rows_->setColumnStretch(1, 1);
    heading_ = heading({});
    auto* const metadata = heading(tr("METADATA"));
    metadata->setContentsMargins(0, 0, fieldInset, 0);
    rows_->addWidget(heading_, 0, 0, 1, 2);
    rows_->addWidget(metadata, 0, 1, Qt::AlignRight);
    rows_->setRowMinimumHeight(0, rowHeight);

    title_ = addField(tr("Title"), tr("Title"));
    connect(title_, &InlineField::typed, this, [this](const QString& text) {
        change(tr("Title"), [&](core::Track& track) { track.metadata.title = text.toStdString(); });
    });
    artist_ = addField(tr("Artist"), tr("Artist"));
    connect(artist_, &InlineField::typed, this, [this](const QString& text) {
        change(tr("Artist"), [&](core::Track& track) { track.metadata.artist = text.toStdString(); });
    });
    songwriter_ = addField(tr("Songwriter"), tr("Songwriter"));
    connect(songwriter_, &InlineField::typed, this, [this](const QString& text) {
        change(tr("Songwriter"), [&](core::Track& track) { track.metadata.songwriter = text.toStdString(); });
    });
    isrc_ = addField(tr("ISRC"), tr("ISRC"));
    isrc_->setFont(theme::figures(figureSize));
    connect(isrc_, &QLineEdit::textEdited, this, &TrackTexts::showIsrcNote);
    connect(isrc_, &InlineField::typed, this, [this](const QString& text) {
        change(tr("ISRC"), [&](core::Track& track) { track.metadata.isrc = text.toStdString(); });
    });
    addIsrcNote();
    source_ = addField(tr("Source"), tr("Source file"));
    source_->setReadOnly(true);
    source_->setElideMode(Qt::ElideMiddle);
    versions_ = new InlineField(tr("Versions"));
    versionsName_ = addRow(tr("Versions"), versions_);
    versions_->setReadOnly(true);
    addLevel();
    tempo_ = new InlineField(tr("Tempo in beats per minute"));
    tempoName_ = addRow(tr("Tempo"), tempo_);
    tempo_->setFont(theme::figures(figureSize));
    tempo_->setPlaceholderText(QString(QChar(0x2013)));
    tempo_->setToolTip(tr("Beats per minute, 20 to 400: with a tempo, the gap before the track may be typed in beats"));
    connect(tempo_, &InlineField::typed, this, &TrackTexts::setTempo);

    connect(&desk_, &Desk::albumChanged, this, &TrackTexts::show);
    connect(&desk_.selection(), &Selection::changed, this, &TrackTexts::show);
    connect(&desk_.sounds(), &Sounds::changed, this, &TrackTexts::show);
    show();
}

QLabel* TrackTexts::addRow(const QString& label, QWidget* field) {
    const int row = rows_->rowCount();
    auto* const name = new QLabel(label);
    name->setFont(theme::words(labelSize));
    name->setProperty("role", QStringLiteral("dim"));
    name->setBuddy(field);
    rows_->addWidget(name, row, 0);
    rows_->addWidget(field, row, 1);
    rows_->setRowMinimumHeight(row, rowHeight);
    return name;
}

InlineField* TrackTexts::addField(const QString& label, const QString& name) {
    auto* const field = new InlineField(name);
    addRow(label, field);
    return field;
}

void TrackTexts::addLevel() {
    level_ = new LevelField;
    levelName_ = addRow(tr("Level"), level_);
    rows_->setAlignment(level_, Qt::AlignRight);
    connect(level_, &LevelField::grabbed, this,
            [this] { gesture_ = std::make_unique<Desk::Gesture>(desk_, tr("Track level")); });
    connect(level_, &LevelField::letGo, this, [this] { gesture_.reset(); });
    connect(level_, &LevelField::edited, this, &TrackTexts::setLevel);
}

void TrackTexts::addIsrcNote() {
    isrcNote_ = new QWidget;
    isrcMark_ = new QLabel;
    isrcWords_ = new QLabel;
    isrcWords_->setObjectName(QStringLiteral("isrcNote"));
    isrcWords_->setFont(theme::words(metrics::smallSize));
    isrcWords_->setWordWrap(true);
    isrcWords_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* const across = new QHBoxLayout(isrcNote_);
    across->setContentsMargins(0, 2, fieldInset, 4);
    across->setSpacing(metrics::grid / 2 + 2);
    across->addWidget(isrcMark_, 0, Qt::AlignTop);
    across->addWidget(isrcWords_, 1);
    rows_->addWidget(isrcNote_, rows_->rowCount(), 0, 1, 2);
}

void TrackTexts::change(const QString& label, const std::function<void(core::Track&)>& edit) {
    if (!track_ || !core::findTrack(desk_.album(), *track_)) return;
    desk_.change(label, [&](core::Album album) {
        edit(*core::findTrack(album, *track_));
        return album;
    });
}

void TrackTexts::changeSelected(const QString& label, const std::function<void(core::Track&)>& edit) {
    if (!track_ || !core::findTrack(desk_.album(), *track_)) return;
    desk_.change(label, [&](core::Album album) {
        for (const core::TrackId each : tracks_)
            if (core::Track* const track = core::findTrack(album, each)) edit(*track);
        return album;
    });
}

/// The selected tracks keep their differences in level.
void TrackTexts::setLevel(double levelDb) {
    const core::Track* const track = track_ ? core::findTrack(desk_.album(), *track_) : nullptr;
    if (!track) return;
    const double by = levelDb - track->levelDb;
    changeSelected(tr("Track level"), [&](core::Track& each) {
        const bool isShown = each.id == *track_;
        each.levelDb = isShown ? levelDb : std::round((each.levelDb + by) * 1000.0) / 1000.0;
    });
}

void TrackTexts::setTempo(const QString& typed) {
    const auto bpm = tempoOf(typed);
    if (!bpm && !typed.isEmpty())
        return desk_.complain(tr("\u201c%1\u201d is no tempo: type beats per minute, 20 to 400").arg(typed));
    changeSelected(tr("Tempo"), [&](core::Track& track) { track.tempoBpm = bpm; });
}

void TrackTexts::show() {
    const auto current = desk_.selection().track();
    if (current != track_) {
        // What is being typed is the former track's.
        for (InlineField* const field : {title_, artist_, songwriter_, isrc_, tempo_}) field->take();
        gesture_.reset();
        track_ = desk_.selection().track();
    }
    tracks_ = desk_.selection().tracks();
    const core::Track* const track = track_ ? core::findTrack(desk_.album(), *track_) : nullptr;
    setVisible(track != nullptr);
    if (track) showTrack(*track);
}

void TrackTexts::showTrack(const core::Track& track) {
    int number = 0;
    for (const core::PlacedTrack& placed : desk_.layout().tracks)
        if (placed.id == track.id) number = placed.number;
    heading_->setText(number > 0 ? tr("TRACK %1").arg(number) : tr("DISABLED TRACK"));
    title_->show(QString::fromStdString(track.metadata.title));
    artist_->show(QString::fromStdString(track.metadata.artist));
    const QString albumArtist = QString::fromStdString(desk_.album().metadata.artist);
    artist_->setPlaceholderText(albumArtist);
    artist_->setToolTip(track.metadata.artist.empty() && !albumArtist.isEmpty()
                            ? tr("The album's: type to give the track one of its own")
                            : QString());
    songwriter_->show(QString::fromStdString(track.metadata.songwriter));
    isrc_->show(QString::fromStdString(core::displayedIsrc(track.metadata.isrc)));
    showIsrcNote(isrc_->text());
    showSource(track);
    showVersions(track);
    level_->setValue(track.levelDb);
    tempo_->show(tempoText(track.tempoBpm));
    showSelected();
}

/// What goes for all that are selected says so.
void TrackTexts::showSelected() {
    const auto tracks = tracks_.size();
    levelName_->setText(tracks > 1 ? tr("Level \u00b7 %1 tracks").arg(tracks) : tr("Level"));
    tempoName_->setText(tracks > 1 ? tr("Tempo \u00b7 %1 tracks").arg(tracks) : tr("Tempo"));
    levelName_->setToolTip(tracks > 1 ? tr("The selected tracks keep their differences") : QString());
    level_->setAccessibleName(tracks > 1 ? tr("Level of %1 tracks").arg(tracks) : tr("Track level"));
}

void TrackTexts::showSource(const core::Track& track) {
    std::set<core::SourceId> used;
    for (const core::Clip& clip : track.clips) used.insert(clip.source);
    const core::Source* const first =
        track.clips.empty() ? nullptr : core::findSource(desk_.album(), track.clips.front().source);
    if (!first) return source_->show({});
    const auto audio = desk_.sounds().audio(first->id);
    // Floats of a resampled or a lossy file say nothing of the file itself.
    const bool isExact = audio && first->rate == desk_.album().rate && first->decodedDigest.empty();
    QString words = fileName(first->path) + QStringLiteral(" \u00b7 ") +
                    rateAndBits(first->rate, isExact ? audio->facts().wordLength : 0);
    if (used.size() > 1) words += QStringLiteral(" +%1").arg(used.size() - 1);
    if (desk_.sounds().isMissing(first->id)) words = tr("missing: %1").arg(words);
    source_->show(words);
    QStringList paths;
    for (const core::SourceId id : used)
        if (const core::Source* const source = core::findSource(desk_.album(), id)) paths << pathText(source->path);
    source_->setToolTip(paths.join(QLatin1Char('\n')));
}

void TrackTexts::showVersions(const core::Track& track) {
    QStringList kinds;
    QStringList paths;
    for (const core::Version& version : track.versions) {
        kinds << versionText(version.kind);
        if (const core::Source* const source = core::findSource(desk_.album(), version.source))
            paths << tr("%1: %2").arg(kinds.back(), pathText(source->path));
    }
    kinds.removeDuplicates(); // several earlier mixes
    versions_->show(kinds.join(QStringLiteral(", ")));
    versions_->setToolTip(paths.join(QLatin1Char('\n')));
    for (QWidget* const part : {static_cast<QWidget*>(versions_), static_cast<QWidget*>(versionsName_)})
        part->setVisible(!kinds.empty());
    int row = 0;
    int none = 0;
    rows_->getItemPosition(rows_->indexOf(versions_), &row, &none, &none, &none);
    rows_->setRowMinimumHeight(row, kinds.empty() ? 0 : rowHeight);
}

void TrackTexts::showIsrcNote(const QString& typed) {
    core::Findings ofTrack;
    for (const core::PlacedTrack& placed : desk_.layout().tracks)
        for (const core::Finding& finding : desk_.findings())
            if (placed.id == track_ && finding.track == placed.number) ofTrack.push_back(finding);
    const core::Findings found = isrcFindings(typed.toStdString(), ofTrack);
    isrcNote_->setVisible(!found.empty());
    isrc_->setAccessibleDescription(found.empty() ? QString() : QString::fromStdString(found.front().message));
    const QString words = found.empty() ? QString() : QString::fromStdString(found.front().message);
    if (words.isEmpty() || words == isrcWords_->text()) return;
    const core::Severity severity = found.front().severity;
    isrcMark_->setPixmap(theme::pixmap(severityIcon(severity), severityColour(severity), 13, devicePixelRatioF()));
    isrcWords_->setText(words);
    QPalette colours = isrcWords_->palette();
    colours.setColor(QPalette::WindowText, severityColour(severity));
    isrcWords_->setPalette(colours);
}

void TrackTexts::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette::line);
    for (int row = 1; row + 1 < rows_->rowCount(); ++row) {
        const QLayoutItem* const item = rows_->itemAtPosition(row, 0);
        if (item->widget() == isrcNote_ || item->widget()->isHidden()) continue;
        const int y = item->geometry().center().y() + rowHeight / 2;
        painter.drawLine(leftMargin, y, width() - rightMargin, y);
    }
}

} // namespace ui::sequence
