#include "ui/delivery/DeliveryPage.h"

#include "core/Error.h"
#include "engine/disc/DiscId.h"
#include "engine/ledger/Record.h"
#include "ui/controls/Files.h"
#include "ui/controls/Head.h"
#include "ui/controls/Link.h"
#include "ui/controls/Words.h"
#include "ui/delivery/AlbumForm.h"
#include "ui/delivery/ClientReport.h"
#include "ui/delivery/DeliveryBar.h"
#include "ui/delivery/FindingCards.h"
#include "ui/delivery/FormatPreview.h"
#include "ui/delivery/MetadataCommands.h"
#include "ui/delivery/MetadataTable.h"
#include "ui/delivery/PqOffsetsForm.h"
#include "ui/delivery/PqSheet.h"
#include "ui/delivery/Preflight.h"
#include "ui/delivery/Proof.h"
#include "ui/delivery/QualityList.h"
#include "ui/delivery/Remedies.h"
#include "ui/delivery/Revisions.h"
#include "ui/delivery/Targets.h"
#include "ui/delivery/TargetsHead.h"
#include "ui/delivery/VinylForm.h"
#include "ui/desk/Desk.h"
#include "ui/papers/Papers.h"
#include "ui/theme/Theme.h"

#include <QDesktopServices>
#include <QDropEvent>
#include <QEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QScrollArea>
#include <QUrl>

#include <mutex>
#include <utility>

namespace ui::delivery {

/// What the job says of itself, read by the page's timer.
struct Running {
    std::mutex mutex;
    engine::delivery::DeliveryProgress progress;
};

namespace {

namespace fs = std::filesystem;

constexpr int wideRight = 400;
constexpr int narrowRight = 340;

/// Of the right side. It covers what is below, so that nothing is painted there: a ground by the style sheet would let
/// every one below it be painted, too.
class Ground : public QWidget {
  public:
    Ground() { setAttribute(Qt::WA_OpaquePaintEvent); }

  protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), palette::panel); }
};

} // namespace

DeliveryPage::DeliveryPage(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), table_(new MetadataTable(desk)), form_(new AlbumForm(desk)),
      preview_(new FormatPreview(desk)), targets_(new Targets(desk)), vinyl_(new VinylForm(desk)),
      preflight_(new Preflight(desk, this)), findings_(new FindingCards), summary_(controls::head({})),
      quality_(new QualityList(desk)), pq_(new PqSheet), leadOut_(controls::head({})), discIds_(new QLabel),
      proof_(new Proof), proofHead_(controls::head(tr("Proof").toUpper())), revisions_(new Revisions(desk, *this)),
      report_(new ClientReport(desk, this)), knownHead_(controls::head(tr("Recognised").toUpper())),
      known_(new MarkedLines), bar_(new DeliveryBar), timer_(new QTimer(this)),
      metadata_(new MetadataCommands(desk, *table_, *this)), commands_(desk.actions()) {
    setAccessibleName(tr("Delivery"));
    left_ = leftSide();
    left_->setParent(this);
    right_ = rightSide();
    right_->setParent(this);
    addCommands();
    bar_->add(report_->button());
    connect(&desk_, &Desk::albumChanged, this, &DeliveryPage::showAlbum);
    connect(&desk_, &Desk::fileChanged, this, &DeliveryPage::showAlbum);
    connect(&desk_.sounds(), &Sounds::changed, this, &DeliveryPage::showAlbum);
    connect(targets_, &Targets::chosenChanged, this, &DeliveryPage::showAlbum);
    connect(findings_, &FindingCards::reasonChanged, this, &DeliveryPage::showReadiness);
    connect(findings_, &FindingCards::placeAsked, this, &DeliveryPage::mend);
    connect(preflight_, &Preflight::found, this, &DeliveryPage::showFindings);
    connect(preflight_, &Preflight::failed, this, [this](const QString& why) {
        wanted_ = false;
        desk_.complain(why);
    });
    connect(revisions_, &Revisions::approved, this, &DeliveryPage::showAlbum);
    connect(revisions_, &Revisions::identified, this, &DeliveryPage::showIdentified);
    setAcceptDrops(true);
    connect(bar_, &DeliveryBar::deliverAsked, this, &DeliveryPage::deliver);
    connect(bar_, &DeliveryBar::folderAsked, this, &DeliveryPage::chooseFolder);
    connect(bar_, &DeliveryBar::cancelAsked, this, [this] {
        if (job_) job_->cancel();
    });
    connect(bar_, &DeliveryBar::openAsked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(folder()))); });
    connect(timer_, &QTimer::timeout, this, &DeliveryPage::showProgress);
    showAlbum();
}

QWidget* DeliveryPage::leftSide() {
    auto* const inside = new QWidget;
    auto* const down = new QVBoxLayout(inside);
    down->setContentsMargins(0, 0, metrics::grid, 0);
    down->setSpacing(metrics::grid);

    auto* const metadataHead = new QHBoxLayout;
    metadataHead->addWidget(controls::head(tr("Metadata \u00b7 one home").toUpper()));
    metadataHead->addStretch();
    const auto link = [&](const QString& text, const QString& tip, auto act) {
        auto* const button = controls::link(text, tip);
        connect(button, &QPushButton::clicked, this, act);
        metadataHead->addWidget(button);
    };
    link(tr("Paste"), tr("Cells of a spreadsheet, from the chosen cell on"), [this] { table_->paste(); });
    const auto command = [&](const QString& text, const QString& tip, const char* id) {
        link(text, tip, [this, id] { desk_.actions().action(QLatin1String(id))->trigger(); });
    };
    command(tr("Import CSV"), tr("Texts out of a table that a spreadsheet has saved"), "album.importCsv");
    command(tr("Export CSV"), tr("All texts as a table for a spreadsheet"), "album.exportCsv");
    command(tr("Number ISRCs..."), tr("Number all tracks from a first ISRC on"), "album.numberIsrcs");
    down->addLayout(metadataHead);
    down->addWidget(table_);
    down->addWidget(form_);
    down->addSpacing(metrics::grid);
    down->addWidget(preview_);
    down->addSpacing(metrics::grid);

    down->addWidget(new TargetsHead(desk_, *targets_));
    auto* const frame = new QFrame;
    frame->setProperty("role", QStringLiteral("card"));
    auto* const framed = new QVBoxLayout(frame);
    framed->setContentsMargins(0, 0, 0, 0);
    framed->addWidget(targets_);
    down->addWidget(frame);
    down->addWidget(vinyl_);
    down->addStretch(1);

    work_ = new QScrollArea;
    work_->setWidgetResizable(true);
    work_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    work_->setFocusPolicy(Qt::NoFocus);
    work_->setWidget(inside);
    inside->installEventFilter(this);
    auto* const side = new QWidget;
    auto* const whole = new QVBoxLayout(side);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(work_, 1);
    whole->addWidget(bar_);
    whole->addStretch(0);
    return side;
}

/// The button stands below the targets, and at the foot of the page where they do not fit.
bool DeliveryPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) {
        const QLayout* const inside = work_->widget()->layout();
        const bool follows = inside->hasHeightForWidth();
        work_->setMaximumHeight(follows ? inside->totalMinimumHeightForWidth(work_->viewport()->width())
                                        : inside->totalMinimumSize().height());
    }
    return QWidget::eventFilter(watched, event);
}

/// By hand: a layout that learns of the right side's width while it lays out does so twice, and it takes long.
void DeliveryPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int right = width() < metrics::narrowWindow ? narrowRight : wideRight;
    left_->setGeometry(0, 0, width() - right - metrics::grid * 2, height());
    right_->setGeometry(width() - right, 0, right, height());
}

QWidget* DeliveryPage::rightSide() {
    auto* const inside = new Ground;
    auto* const down = new QVBoxLayout(inside);
    down->setContentsMargins(metrics::grid * 2, metrics::grid, metrics::grid * 2, metrics::grid);
    down->setSpacing(metrics::grid);
    const auto heading = [&](QWidget* left, QWidget* right) {
        auto* const row = new QHBoxLayout;
        row->addWidget(left);
        row->addStretch();
        row->addWidget(right);
        down->addLayout(row);
    };
    heading(controls::head(tr("Findings").toUpper()), summary_);
    down->addWidget(findings_);
    down->addSpacing(metrics::grid);
    down->addWidget(quality_);
    down->addSpacing(metrics::grid);
    // Before the PQ sheet, behind which it would be out of sight in a low window just when it is the news.
    down->addWidget(proofHead_);
    proofHead_->hide();
    down->addWidget(proof_);
    down->addWidget(knownHead_);
    knownHead_->hide();
    down->addWidget(known_);
    heading(controls::head(tr("PQ sheet").toUpper()), leadOut_);
    pq_->setMinimumHeight(180);
    down->addWidget(pq_, 1);
    discIds_->setProperty("role", QStringLiteral("dim"));
    discIds_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    discIds_->setAccessibleName(tr("MusicBrainz disc id"));
    discIds_->setWordWrap(true);
    discIds_->setToolTip(tr("By this id MusicBrainz finds the release of a disc"));
    down->addWidget(discIds_);
    down->addWidget(new PqOffsetsForm(desk_));
    down->addStretch(0);

    auto* const scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("rightSide"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    return scroll;
}

void DeliveryPage::addCommands() {
    const auto hasTracks = [this] { return !desk_.layout().tracks.empty(); };
    bar_->standFor(commands_.add({.id = QStringLiteral("deliver.now"),
                                  .text = tr("Deliver"),
                                  .menu = Menu::deliver,
                                  .key = QKeySequence(QStringLiteral("Ctrl+E")),
                                  .icon = QStringLiteral("download"),
                                  .run = [this] { deliver(); },
                                  .enabled = hasTracks}));
    commands_.add({.id = QStringLiteral("deliver.folder"),
                   .text = tr("Deliver into..."),
                   .menu = Menu::deliver,
                   .run = [this] { chooseFolder(); },
                   .enabled = hasTracks});
}

fs::path DeliveryPage::folder() const {
    if (!folder_.empty()) return folder_;
    return desk_.file().empty() ? fs::path() : desk_.file().parent_path() / "delivered";
}

void DeliveryPage::setFolder(const fs::path& folder) {
    folder_ = folder;
    showAlbum();
}

void DeliveryPage::chooseFolder() {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Deliver into this folder"), pathText(folder()));
    if (!chosen.isEmpty()) setFolder(pathOf(chosen));
}

void DeliveryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAlbum();
}

void DeliveryPage::showAlbum() {
    if (!isVisible()) return;
    preflight_->look(targets_->chosen(), folder());
    pq_->show(desk_.album(), desk_.layout());
    if (const int discs = desk_.layout().discs; discs > 0)
        leadOut_->setText(
            tr("Lead-out %1")
                .arg(QString::fromStdString(core::sectorTime(core::cdLayout(desk_.layout(), discs - 1).leadOut)))
                .toUpper());
    showDiscIds();
    preview_->look();
    showReadiness();
}

void DeliveryPage::showDiscIds() {
    QStringList ids;
    for (int disc = 0; disc < desk_.layout().discs; ++disc)
        ids << QString::fromStdString(engine::disc::musicBrainzId(core::cdLayout(desk_.layout(), disc)));
    ids.removeAll(QString());
    discIds_->setVisible(!ids.isEmpty());
    discIds_->setText(tr("MusicBrainz disc id: %1").arg(ids.join(QLatin1Char(' '))));
}

/// By the newest findings there are: a button that went grey for each letter that is typed would lose the keys. What
/// is pressed is judged anew.
void DeliveryPage::showReadiness() {
    const auto chosen = targets_->chosen().size();
    const bool ready = chosen > 0 && !folder().empty() && desk_.sounds().known() && findings_->mayDeliver();
    bar_->showTargets(chosen, ready && !job_);
    bar_->showFolder(folder());
    if (job_) return;
    if (chosen == 0)
        bar_->say(tr("Choose what is to be written: add a target, or tick one."));
    else if (folder().empty())
        bar_->say(tr("Save the album, or choose a folder to deliver into."));
    else if (!findings_->mayDeliver())
        bar_->say(tr("The findings at the right stand in the way."));
    else if (!bar_->tellsOfADelivery())
        bar_->say(tr("One render; every file is read back and compared."));
}

void DeliveryPage::showFindings(const core::Findings& found) {
    findings_->show(found);
    table_->setFindings(found);
    for (const core::Delivery& each : targets_->chosen()) findings_->showReason(QString::fromStdString(each.reason));
    summary_->setText(summaryOf(found).toUpper());
    showReadiness();
    if (std::exchange(wanted_, false)) begin();
}

void DeliveryPage::mend(const QString& place) {
    const auto target = targetIn(place);
    if (target && targets_->edit(targets_->rowOf(target->at), target->setting)) return;
    if (form_->edit(place) || table_->edit(place) || vinyl_->edit(place)) return;
    mendElsewhere(desk_, place, target ? targets_->rowOf(target->at) : 0);
}

void DeliveryPage::deliver() {
    if (delivering()) return;
    if (!isVisible()) desk_.actions().action(QStringLiteral("view.delivery"))->trigger();
    desk_.makeup().onceCurrent([page = QPointer(this)] {
        if (!page) return;
        page->wanted_ = true;
        page->preflight_->look(page->targets_->chosen(), page->folder());
    });
}

void DeliveryPage::begin() {
    if (!bar_->isReady()) return desk_.complain(bar_->words());
    running_ = std::make_shared<Running>();
    engine::delivery::DeliveryOptions options{.folder = folder(),
                                              .existing = core::Existing::setAside,
                                              .reason = findings_->reason().toStdString(),
                                              .render = {},
                                              .papers = papers::papers()};
    if (!options.reason.empty())
        desk_.change(tr("Reason of the delivery"), [&](core::Album album) {
            for (core::Delivery& each : album.deliveries) each.reason = options.reason;
            return album;
        });
    job_ = desk_.jobs().start(
        Job::Kind::asked, tr("Delivering"),
        [album = desk_.sharedAlbum(), file = desk_.file(), chosen = targets_->chosen(),
         sounds = desk_.sounds().opened(), options,
         running = running_](JobProgress& progress, std::stop_token stop) mutable {
            if (!file.empty()) {
                options.more = engine::ledger::findingsOf(file, *album);
                options.papers.revision = engine::ledger::revisionOf(file, *album);
            }
            auto report = engine::delivery::deliver(
                *album, chosen, sounds, options,
                [&](const engine::delivery::DeliveryProgress& now) {
                    progress.share(now.share);
                    const std::lock_guard lock(running->mutex);
                    running->progress = now;
                },
                stop);
            if (!file.empty()) engine::ledger::record(file, *album, chosen, Revisions::program(), report);
            return report;
        },
        [this](const engine::delivery::DeliveryReport& report) {
            job_ = nullptr;
            delivered(report);
        },
        [this](const QString& why) {
            job_ = nullptr;
            ended(why, palette::wrongText);
            desk_.complain(why);
        });
    job_->whenCancelled = [this] {
        job_ = nullptr;
        ended(tr("Cancelled: nothing was written."), palette::dim);
    };
    began();
}

void DeliveryPage::dragEnterEvent(QDragEnterEvent* event) {
    const auto files = filesOf(*event->mimeData());
    const auto opened = openedBy(files);
    const bool isTheWindows = areNotes(files) || (opened && opened->extension() == ".lacquer");
    if (!files.empty() && !isTheWindows) event->acceptProposedAction();
}

/// Of a disc one may want either: to know which delivery it is, or to open it.
void DeliveryPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const auto files = filesOf(*event->mimeData());
    const auto disc = openedBy(files);
    if (!disc) return revisions_->identify(files);
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Which delivery is this?"), this, [this, files] { revisions_->identify(files); });
    menu->addAction(tr("Open it as an album..."), this, [this, disc] { emit openAsked(*disc); });
    menu->popup(mapToGlobal(event->position().toPoint()));
}

void DeliveryPage::showIdentified(const QStringList& sentences) {
    knownHead_->show();
    known_->clear();
    for (const QString& sentence : sentences) known_->add(QStringLiteral("\u00b7"), sentence, palette::text);
    if (sentences.size() == 1) desk_.say(sentences.front());
}

void DeliveryPage::began() {
    bar_->begin();
    targets_->clearStates();
    for (std::size_t n = 0; n < targets_->chosen().size(); ++n) targets_->setState(n, tr("writing"), palette::amber);
    timer_->start(100);
    showProgress();
}

void DeliveryPage::showProgress() {
    if (!running_) return;
    const std::lock_guard lock(running_->mutex);
    bar_->show(running_->progress);
}

void DeliveryPage::ended(const QString& words, QColor colour) {
    timer_->stop();
    running_.reset();
    if (colour != palette::good) targets_->clearStates();
    bar_->end(words, colour);
}

void DeliveryPage::delivered(const engine::delivery::DeliveryReport& report) {
    for (std::size_t n = 0; n < report.deliveries.size(); ++n)
        targets_->setState(n, tr("\u2713 verified"), palette::good);
    std::size_t files = 0;
    for (const auto& each : report.deliveries) files += each.files.size();
    proofHead_->show();
    proof_->show(report);
    ended(
        tr("\u2713 %1 files written and read back, %2 times real time").arg(files).arg(report.timesRealTime, 0, 'f', 0),
        palette::good);
    desk_.say(tr("Delivery: %1 files \u2713 verified").arg(files));
    bar_->offerFolder();
}

} // namespace ui::delivery
