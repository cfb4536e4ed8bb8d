// How times, levels and lengths are written everywhere in the window, and how they are read when typed.
#pragma once

#include "core/Album.h"
#include "core/Units.h"

#include <QFont>
#include <QString>

#include <filesystem>
#include <optional>
#include <string>

namespace ui {

/// "3:12", "1:02:03": rounded down to the second.
QString minutes(core::FrameCount frames, int rate);

/// "03:41.268": the album's clock, to the millisecond.
QString clock(core::FramePos frames, int rate);

/// "-11.2"; an en dash where there is nothing to say.
QString decimal(std::optional<double> value, int places = 1);

/// "+1.2 dB".
QString signedDb(double value, int places = 1);

/// "50", "2k": a mark of a frequency axis.
QString markHz(int hz);

/// "1 track", "3 tracks".
QString counted(qsizetype count, const QString& one, const QString& many);

/// "1.5", "-0.25 s", "4:30" as seconds; nullopt for what is none.
std::optional<double> secondsOf(const QString& typed);

/// "TPDF", "gentle shaping": short enough for a list to choose from.
QString ditherText(core::Delivery::Dither dither);

/// core::versionName in the reader's language.
QString versionText(core::Version::Kind kind);

/// A name in a menu or on a button, where an ampersand alone would go.
QString menuText(const std::string& name);

QString fileName(const std::filesystem::path& file);
QString pathText(const std::filesystem::path& file);
std::filesystem::path pathOf(const QString& text);

/// Begins with what is read first in either direction of writing and never grows beyond `width` pixels.
QString elided(const QString& text, const QFont& font, int width);

} // namespace ui
