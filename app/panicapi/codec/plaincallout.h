// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The quick way from a list element's bytes to a callout, for the plain kind that lists are full
// of: known names in their exact spelling, each once, with the usual types. For the codec's own
// .cpp files only.
#pragma once

#include "panicapi/codec/calloutcodec.h"

#include <memory>
#include <string_view>

namespace console {

class PlainCalloutReader final {
public:
    PlainCalloutReader();
    ~PlainCalloutReader();

    /// Exactly what decodeElement() makes of it, or null for anything that is not plain: ask that
    /// one then. `element`: well-formed UTF-8 without space around it, with 64 readable bytes
    /// behind it.
    [[nodiscard]] std::optional<ListElement> read(std::string_view element);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace console
