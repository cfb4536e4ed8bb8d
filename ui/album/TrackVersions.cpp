#include "ui/album/TrackVersions.h"

#include "core/Codes.h"
#include "core/Edits.h"
#include "core/Variants.h"
#include "ui/controls/Files.h"
#include "ui/controls/SegmentedChoice.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ui::album {

namespace {

using Kind = core::Version::Kind;

constexpr int dialogWidth = 520;
constexpr int filesWidth = 280;
constexpr int firstRow = 1; ///< Of the kinds in the form.
constexpr std::array bindable = {Kind::instrumental, Kind::clean, Kind::tv};

/// As a heading has it: "Instrumental".
QString headed(Kind kind) {
    QString word = versionText(kind);
    word[0] = word[0].toUpper();
    return word;
}

/// Of the track's versions of that kind.
std::vector<const core::Source*> sourcesOf(const core::Album& album, const core::Track& track, Kind kind) {
    std::vector<const core::Source*> sources;
    for (const core::Version& version : track.versions)
        if (version.kind == kind) sources.push_back(core::findSource(album, version.source));
    return sources;
}

QLabel* dim(const QString& words = {}) {
    auto* const label = new QLabel(words);
    label->setProperty("role", QStringLiteral("dim"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

TrackVersions::TrackVersions(Desk& desk, core::TrackId track, QWidget* parent)
    : QDialog(parent), desk_(desk), track_(track), form_(new QFormLayout), has_(dim()),
      choose_(new QPushButton(tr("Choose..."))), name_(new QLineEdit), suffix_(new QLineEdit), isrc_(new QLineEdit),
      says_(dim()) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(dialogWidth);
    name_->setReadOnly(true);
    name_->setFocusPolicy(Qt::NoFocus); // the button says it
    name_->setPlaceholderText(tr("Another recording of the same song"));
    QStringList words;
    for (const Kind each : bindable) words << headed(each);
    kinds_ = new controls::SegmentedChoice(words, tr("Kind"));
    kinds_->setChosen(0);
    auto* const file = new QHBoxLayout;
    file->addWidget(name_, 1);
    file->addWidget(choose_);
    form_->addRow(has_);
    for (const Kind each : {Kind::instrumental, Kind::clean, Kind::tv, Kind::earlierMix}) addRow(each);
    form_->addItem(new QSpacerItem(0, metrics::grid));
    form_->addRow(tr("File"), file);
    form_->addRow(tr("Kind"), kinds_);
    form_->addRow(tr("Behind the title"), suffix_);
    form_->addRow(tr("ISRC"), isrc_);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    bind_ = buttons->addButton(tr("Bind"), QDialogButtonBox::AcceptRole);
    auto* const down = new QVBoxLayout(this);
    down->setSpacing(metrics::grid);
    down->addLayout(form_);
    down->addWidget(says_);
    down->addStretch();
    down->addWidget(buttons);
    choose_->setFocus();

    connect(choose_, &QPushButton::clicked, this, &TrackVersions::chooseFile);
    connect(kinds_, &controls::SegmentedChoice::chose, this, &TrackVersions::prefill);
    connect(isrc_, &QLineEdit::textChanged, this, &TrackVersions::showQuestion);
    connect(buttons, &QDialogButtonBox::accepted, this, &TrackVersions::bind);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&desk_, &Desk::albumChanged, this, &TrackVersions::showAlbum);
    prefill();
    showAlbum();
}

void TrackVersions::addRow(Kind kind) {
    auto* const row = new QWidget;
    files_.push_back(dim());
    auto* const taking = new QPushButton(tr("Remove"));
    taking->setAccessibleName(tr("Remove the %1 version").arg(versionText(kind)));
    connect(taking, &QPushButton::clicked, this, [this, kind] { remove(kind); });
    auto* const across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->addWidget(files_.back(), 1);
    across->addWidget(taking);
    form_->addRow(headed(kind), row);
}

void TrackVersions::showAlbum() {
    const core::Track* const track = core::findTrack(desk_.album(), track_);
    if (!track) return reject();
    const QString title = QString::fromStdString(track->metadata.title);
    setWindowTitle(title.isEmpty() ? tr("Versions of an untitled track") : tr("Versions of %1").arg(title));
    has_->setText(track->versions.empty()
                      ? tr("The track has no version yet. One shares its edits and chain, and is delivered where a "
                           "target asks for it.")
                      : tr("The track has these. They share its edits and chain:"));
    for (std::size_t n = 0; n < files_.size(); ++n) {
        QStringList names;
        QStringList paths;
        for (const core::Source* const source : sourcesOf(desk_.album(), *track, static_cast<Kind>(n))) {
            names << fileName(source->path);
            paths << pathText(source->path);
        }
        files_[n]->setText(elided(names.join(QStringLiteral(", ")), files_[n]->font(), filesWidth));
        files_[n]->setToolTip(paths.join(QLatin1Char('\n')));
        form_->setRowVisible(firstRow + static_cast<int>(n), !names.empty());
    }
    showQuestion();
}

Kind TrackVersions::kind() const {
    return bindable[static_cast<std::size_t>(kinds_->chosen())];
}

const core::Version* TrackVersions::there() const {
    const auto& versions = core::findTrack(desk_.album(), track_)->versions;
    const auto found = std::ranges::find(versions, kind(), &core::Version::kind);
    return found == versions.end() ? nullptr : &*found;
}

/// As a version of the kind is called: the one that it replaces, or any. What was typed stays.
void TrackVersions::prefill() {
    const core::Version* const before = there();
    if (!suffix_->isModified())
        suffix_->setText(QString::fromStdString(before ? before->titleSuffix : core::usualSuffix(kind())).trimmed());
    if (!isrc_->isModified()) isrc_->setText(QString::fromStdString(before ? before->isrc : std::string()));
    showQuestion();
}

void TrackVersions::showQuestion() {
    QStringList says;
    if (const core::Version* const before = there())
        says << tr("In the place of the %1 version that the track has, %2.")
                    .arg(versionText(kind()), fileName(core::findSource(desk_.album(), before->source)->path));
    const std::string isrc = isrc_->text().toStdString();
    auto wrong = core::isrcComplaint(isrc);
    if (!wrong) wrong = core::isrcDoubt(isrc);
    if (wrong) says << QString::fromStdString(*wrong);
    says_->setText(says.join(QLatin1Char('\n')));
    says_->setVisible(!says.empty());
    bind_->setText(there() ? tr("Replace") : tr("Bind"));
    bind_->setEnabled(!file_.empty());
}

void TrackVersions::setFile(const std::filesystem::path& file) {
    file_ = file;
    name_->setText(fileName(file));
    name_->setToolTip(pathText(file));
    choose_->setAccessibleDescription(fileName(file));
    showQuestion();
}

/// Versions mostly lie beside the mix.
void TrackVersions::chooseFile() {
    const auto& clips = core::findTrack(desk_.album(), track_)->clips;
    const core::Source* const mix = clips.empty() ? nullptr : core::findSource(desk_.album(), clips.front().source);
    const QString chosen = QFileDialog::getOpenFileName(
        this, tr("A version of this track"), mix ? pathText(mix->path.parent_path()) : QString(), audioFilter());
    if (!chosen.isEmpty()) setFile(pathOf(chosen));
}

void TrackVersions::remove(Kind kind) {
    desk_.change(tr("Remove version"),
                 [&](core::Album album) { return core::withoutVersion(std::move(album), track_, kind); });
}

void TrackVersions::bind() {
    const QString behind = suffix_->text().trimmed();
    desk_.sounds().bindVersion(track_, file_,
                               {.kind = kind(),
                                .titleSuffix = (behind.isEmpty() ? behind : QLatin1Char(' ') + behind).toStdString(),
                                .isrc = isrc_->text().trimmed().toStdString(),
                                .unknown = {}});
    accept();
}

} // namespace ui::album
