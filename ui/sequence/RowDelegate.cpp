#include "ui/sequence/RowDelegate.h"

#include "ui/controls/Severity.h"
#include "ui/controls/Words.h"
#include "ui/sequence/SequenceLayout.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolTip>

namespace ui::sequence {

namespace {

constexpr int rowTextSize = 13;
constexpr int gapTextSize = 12;
constexpr int figureSize = 12;
constexpr int iconSize = 14;
constexpr int editorInset = 5; ///< Of an editor's text, so that it does not jump when the editor opens.
constexpr int gapFieldWidth = 120;
constexpr const char* filled = "filled";

const SequenceModel& modelOf(const QModelIndex& index) {
    return *qobject_cast<const SequenceModel*>(index.model());
}

const Row& rowOf(const QModelIndex& index) {
    return modelOf(index).row(index);
}

QFont struckOut(QFont font, bool struck) {
    font.setStrikeOut(struck);
    return font;
}

QString arrow() {
    return QStringLiteral("\u21b3 ");
}

QString gapToolTip(const Row& row) {
    const QString units = row.clock.tempoBpm
                              ? SequenceModel::tr("%1 or beats (4 beats)").arg(gapForms())
                              : SequenceModel::tr("%1; beats where the track has a tempo").arg(gapForms());
    const QString now = row.gapFrames < 0 ? SequenceModel::tr("Segue of %1") : SequenceModel::tr("Gap of %1");
    QString words = now.arg(gapInAllUnits(row.gapFrames, row.clock));
    if (!row.enabled) words += SequenceModel::tr(", not heard: no track sounds on both sides");
    return words + QLatin1Char('\n') +
           SequenceModel::tr("Click and type %1; less than zero for a segue.\n"
                             "Drag sideways to change it, with Shift finely; Alt-click for 2 s.")
               .arg(units);
}

QString figuresToolTip(const Row& row) {
    if (!row.enabled) return SequenceModel::tr("Disabled: not measured");
    if (!row.figures) return SequenceModel::tr("Not measured yet");
    const QString figures = SequenceModel::tr("Integrated %1 LUFS, true peak %2 dBTP, range %3 LU")
                                .arg(decimal(row.figures->integratedLufs), decimal(row.figures->truePeakDbtp),
                                     decimal(row.figures->rangeLu));
    return row.older ? figures + SequenceModel::tr("\nOf the album as it was: it is being measured again") : figures;
}

/// "DISC 2", "SIDE B"; a dash where nothing of it is enabled.
QString headingOf(const Row& row) {
    const QString none(QChar(0x2013));
    if (row.kind == Row::Kind::side) return SequenceModel::tr("SIDE %1").arg(row.title.isEmpty() ? none : row.title);
    return SequenceModel::tr("DISC %1").arg(row.number > 0 ? QString::number(row.number) : none);
}

} // namespace

RowDelegate::RowDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {0, heightOf(rowOf(index).kind)};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Row& row = rowOf(index);
    painter->save();
    switch (row.kind) {
    case Row::Kind::track:
        paintTrack(*painter, option, row, modelOf(index).isPlaying(row));
        break;
    case Row::Kind::gap:
        paintGap(*painter, option, row, edited_ == index);
        break;
    case Row::Kind::disc:
    case Row::Kind::side:
        paintHeading(*painter, option, row);
        break;
    }
    painter->restore();
}

void RowDelegate::paintTrack(QPainter& painter, const QStyleOptionViewItem& option, const Row& row,
                             bool playing) const {
    const QRect& whole = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    if (selected)
        painter.fillRect(whole, palette::selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(whole, palette::faded(palette::raised, 0.6F));

    const Columns columns = columnsOf(whole, !row.findings.empty());
    if (playing) {
        paintIcon(painter, columns.number.adjusted(-3, 0, -3, 0), QStringLiteral("play"), palette::amber);
    } else {
        painter.setFont(theme::figures(figureSize));
        painter.setPen(selected ? palette::amber : palette::dim);
        painter.drawText(columns.number, Qt::AlignLeft | Qt::AlignVCenter,
                         row.enabled ? QString::number(row.number) : QString(QChar(0x2013)));
    }

    const QFont font = struckOut(theme::words(rowTextSize, selected ? QFont::DemiBold : QFont::Normal), !row.enabled);
    painter.setFont(font);
    painter.setPen(!row.enabled ? palette::dim : selected ? palette::amber : palette::text);
    const QString title = row.title.isEmpty() ? SequenceModel::tr("untitled") : row.title;
    const QRect room = columns.title.adjusted(0, 0, -metrics::grid, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, elided(title, font, room.width()));

    if (!row.findings.empty()) {
        const core::Severity severity = gravest(row.findings);
        paintIcon(painter, columns.findings, severityIcon(severity), severityColour(severity));
    }
    paintFigures(painter, whole, row);
    if (current) {
        painter.setPen(palette::amber);
        painter.drawRect(whole.adjusted(0, 0, -1, -1));
    }
}

void RowDelegate::paintFigures(QPainter& painter, const QRect& whole, const Row& row) const {
    const Columns columns = columnsOf(whole, false);
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    QFont font = theme::figures(figureSize);
    painter.setFont(font);
    painter.setPen(row.enabled ? palette::text : palette::dim);
    painter.drawText(columns.length, right, minutes(row.lengthFrames, row.clock.rate));
    if (!row.enabled) return;
    font.setItalic(row.older); // and grey: older than the album as it is
    painter.setFont(font);
    painter.setPen(row.figures && !row.older ? palette::text : palette::dim);
    const core::Loudness none;
    const core::Loudness& figures = row.figures ? *row.figures : none;
    painter.drawText(columns.lufs, right, decimal(figures.integratedLufs));
    painter.drawText(columns.peak, right, decimal(figures.truePeakDbtp));
}

void RowDelegate::paintGap(QPainter& painter, const QStyleOptionViewItem& option, const Row& row, bool edited) const {
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRect room = columnsOf(option.rect, false).title;
    const QFont font = struckOut(theme::words(gapTextSize), !row.enabled);
    painter.setFont(theme::words(gapTextSize));
    painter.setPen(palette::dim);
    const int indent = QFontMetrics(font).horizontalAdvance(arrow());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, arrow());
    painter.setFont(font);
    painter.setPen(hovered ? palette::amber : palette::dim);
    // Beside a gap there are no figures: its words may go on under their columns.
    const QRect words(room.left() + indent, room.top(), option.rect.right() - room.left() - indent - metrics::grid,
                      room.height());
    if (!edited)
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         elided(gapWords(row.gapFrames, row.clock, row.crossfades), font, words.width()));
    painter.setPen(palette::faded(palette::line, 0.6F));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void RowDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const Row& row) const {
    const QRect whole = option.rect;
    painter.fillRect(whole, palette::background);
    const Columns columns = columnsOf(whole, false);
    QFont font = theme::words(metrics::smallSize, QFont::Medium);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    painter.setFont(font);
    painter.setPen(palette::dim);
    painter.drawText(whole.adjusted(columns.number.left() - whole.left(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     headingOf(row));
    const QString tracks =
        row.tracks == 1 ? SequenceModel::tr("1 TRACK") : SequenceModel::tr("%1 TRACKS").arg(row.tracks);
    const bool isSide = row.kind == Row::Kind::side;
    if (isSide && row.lengthFrames > row.goodFrames)
        painter.setPen(row.lengthFrames > row.mostFrames ? palette::wrongText : palette::amber);
    const QString length = minutes(row.lengthFrames, row.clock.rate);
    painter.drawText(
        QRect(whole.left(), whole.top(), columns.peak.right() + 1 - whole.left(), whole.height()),
        Qt::AlignRight | Qt::AlignVCenter,
        tracks + QStringLiteral(" \u00b7 ") +
            (isSide ? SequenceModel::tr("%1 OF %2").arg(length, minutes(row.mostFrames, row.clock.rate)) : length));
}

void RowDelegate::paintIcon(QPainter& painter, const QRect& where, const QString& name, const QColor& colour) const {
    const qreal scale = painter.device()->devicePixelRatioF();
    painter.drawPixmap(where.left(), where.center().y() - iconSize / 2 + 1,
                       theme::pixmap(name, colour, iconSize, scale));
}

QWidget* RowDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    edited_ = index;
    auto* const editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("inline"));
    const bool isGap = rowOf(index).kind == Row::Kind::gap;
    editor->setFont(isGap ? theme::figures(gapTextSize) : theme::words(rowTextSize));
    editor->setAccessibleName(isGap ? SequenceModel::tr("Gap") : SequenceModel::tr("Title"));
    if (isGap) {
        editor->setToolTip(gapToolTip(rowOf(index)));
        connect(editor, &QLineEdit::textEdited, editor, [editor, clock = rowOf(index).clock](const QString& typed) {
            const TypedGap gap = typedGap(typed, clock);
            editor->setProperty("wrong", !gap.frames);
            editor->setToolTip(gap.complaint);
            editor->style()->polish(editor);
        });
    }
    return editor;
}

void RowDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const {
    edited_ = QPersistentModelIndex();
    QStyledItemDelegate::destroyEditor(editor, index);
}

void RowDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    // Once only: what is being typed outlives a change of the row behind it.
    if (editor->property(filled).toBool()) return;
    editor->setProperty(filled, true);
    auto* const line = qobject_cast<QLineEdit*>(editor);
    line->setText(index.data(Qt::EditRole).toString());
    line->selectAll();
}

void RowDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    model->setData(index, qobject_cast<QLineEdit*>(editor)->text(), Qt::EditRole);
}

void RowDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) const {
    const Row& row = rowOf(index);
    const QRect title = columnsOf(option.rect, !row.findings.empty()).title;
    if (row.kind == Row::Kind::track) return editor->setGeometry(title.adjusted(-editorInset - 1, 3, 0, -3));
    const int indent = QFontMetrics(theme::words(gapTextSize)).horizontalAdvance(arrow());
    editor->setGeometry(title.left() + indent, title.top(), gapFieldWidth, title.height());
}

bool RowDelegate::eventFilter(QObject* object, QEvent* event) {
    auto* const editor = qobject_cast<QLineEdit*>(object);
    if (editor && event->type() == QEvent::KeyPress && editor->property("wrong").toBool()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            QToolTip::showText(editor->mapToGlobal(editor->rect().bottomLeft()), editor->toolTip(), editor);
            return true;
        }
    }
    // A click opens a gap's editor; the second one of a double click is for no word of it.
    if (event->type() == QEvent::MouseButtonDblClick) {
        if (editor) editor->selectAll();
        return true;
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

QString RowDelegate::toolTipAt(const QPoint& place, const QRect& whole, const SequenceModel& model,
                               const Row& row) const {
    if (row.kind == Row::Kind::gap) return gapToolTip(row);
    if (row.kind == Row::Kind::disc) return SequenceModel::tr("Click to select the tracks of the disc");
    if (row.kind == Row::Kind::side)
        return SequenceModel::tr("%1 on this side; the record is good to %2 and possible to %3.\nClick to select its "
                                 "tracks")
            .arg(clock(row.lengthFrames, row.clock.rate), minutes(row.goodFrames, row.clock.rate),
                 minutes(row.mostFrames, row.clock.rate));
    const Columns columns = columnsOf(whole, !row.findings.empty());
    if (columns.findings.contains(place)) return findingWords(row.findings);
    if (columns.lufs.contains(place) || columns.peak.contains(place)) return figuresToolTip(row);
    if (columns.length.contains(place)) return clock(row.lengthFrames, row.clock.rate);
    if (columns.number.contains(place))
        return model.isPlaying(row) ? SequenceModel::tr("Playing now")
                                    : SequenceModel::tr("Double-click to play from here");
    return row.title + QLatin1Char('\n') +
           SequenceModel::tr("Double-click or Enter to type the title; drag to move the "
                             "track with its gap");
}

} // namespace ui::sequence
