#include "ui/delivery/FormatPreview.h"

#include "core/FileFormat.h"
#include "ui/controls/Head.h"
#include "ui/delivery/Fields.h"
#include "ui/delivery/MarkedLines.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QPointer>
#include <QVBoxLayout>

#include <utility>

namespace ui::delivery {

namespace {

using engine::delivery::KeptText;

constexpr int mostChanges = 6;

/// "Title, Producer": each label once, in its order.
QString listed(const std::vector<KeptText>& texts, bool (KeptText::*is)() const) {
    QStringList labels;
    for (const KeptText& text : texts)
        if ((text.*is)()) labels << labelOf(text.label.data());
    labels.removeDuplicates();
    return labels.join(QStringLiteral(", "));
}

} // namespace

FormatPreview::FormatPreview(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), format_(new QComboBox), lines_(new MarkedLines) {
    for (const auto& format : core::fileFormats())
        format_->addItem(QString::fromUtf8(format.title.data(), static_cast<qsizetype>(format.title.size())));
    format_->setAccessibleName(tr("Format whose metadata are shown"));
    format_->setToolTip(tr("What this format keeps of the metadata, and how it spells it"));
    auto* const head = new QHBoxLayout;
    head->addWidget(controls::head(tr("What survives").toUpper()));
    head->addWidget(format_);
    head->addStretch();
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(metrics::grid / 2);
    down->addLayout(head);
    down->addWidget(lines_);
    connect(format_, &QComboBox::activated, this, [this] {
        isChosen_ = true;
        look();
    });
}

void FormatPreview::look() {
    const auto& deliveries = desk_.album().deliveries;
    if (!isChosen_ && !deliveries.empty()) format_->setCurrentIndex(static_cast<int>(deliveries.front().format));
    again_ = looks_;
    if (looks_) return;
    looks_ = true;
    const core::Delivery delivery{.format = static_cast<core::Delivery::Format>(format_->currentIndex())};
    const auto ended = [preview = QPointer(this)](const auto& what) {
        if (!preview) return;
        preview->looks_ = false;
        if (std::exchange(preview->again_, false)) return preview->look();
        what(*preview);
    };
    desk_.jobs().start(
        Job::Kind::unseen, tr("Looking what a format keeps"),
        [album = desk_.sharedAlbum(), delivery](JobProgress&, std::stop_token) {
            return engine::delivery::keptTexts(*album, delivery);
        },
        [ended](const std::vector<KeptText>& texts) { ended([&](FormatPreview& preview) { preview.show(texts); }); },
        [ended](const QString&) { ended([](FormatPreview& preview) { preview.lines_->clear(); }); });
}

void FormatPreview::show(const std::vector<KeptText>& texts) {
    lines_->clear();
    const auto quoted = [](const std::string& text) { return QString::fromStdString(text).simplified(); };
    if (const QString kept = listed(texts, &KeptText::isWhole); !kept.isEmpty())
        lines_->add(QStringLiteral("\u2713"), tr("As typed: %1").arg(kept), palette::text);
    int changes = 0;
    for (const KeptText& text : texts) {
        if (text.isLost() || text.isWhole() || ++changes > mostChanges) continue;
        const QString label = labelOf(text.label.data());
        const QString whose = text.track ? tr("%1 of track %2").arg(label).arg(*text.track + 1) : label;
        lines_->add(QStringLiteral("\u223c"),
                    tr("%1: \u201c%2\u201d becomes \u201c%3\u201d").arg(whose, quoted(text.text), quoted(text.kept)),
                    palette::amber);
    }
    if (changes > mostChanges)
        lines_->add(QStringLiteral("\u223c"), tr("and %1 more").arg(changes - mostChanges), palette::amber);
    if (const QString lost = listed(texts, &KeptText::isLost); !lost.isEmpty())
        lines_->add(QStringLiteral("\u2013"), tr("Lost: %1").arg(lost), palette::dim);
    if (texts.empty()) lines_->add({}, tr("There is nothing to keep yet: no text is typed."), palette::dim);
}

} // namespace ui::delivery
