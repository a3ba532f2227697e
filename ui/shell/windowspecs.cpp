// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands about the window itself, reports and what is still to be rated.

#include "ui/shell/actionregistry.h"

#include "ui/shell/actionspec.h"

#include <array>

using namespace Qt::StringLiterals;

namespace console {

QList<ActionRegistry::Spec> ActionRegistry::windowSpecs()
{
    using enum Group;
    QList<Spec> all{
        {Callout, "callout.report"_L1, "report"_L1, "P"_L1, tr("Open re&port"), tr("Report"),
         tr("Shows report, response map and timeline of a closed callout in a tab.")},
        {Callout, "report.export"_L1, "report"_L1, "Ctrl+E"_L1, tr("E&xport report…"),
         tr("Export…"), tr("Writes the report in front as PDF or HTML.")},
        {Callout, "report.print"_L1, "list"_L1, "Ctrl+P"_L1, tr("Pr&int report…"), tr("Print…"),
         tr("Prints the report in front.")},
        {Callout, "callout.toRate"_L1, "thumbup"_L1, "Shift+R"_L1, tr("Responses to rat&e…"),
         tr("To rate…"), tr("Lists the closed callouts of this desk that nobody has rated.")},
        {Map, "map.ownWindow"_L1, "float"_L1, "Ctrl+Shift+W"_L1, tr("Map in its own &window"),
         tr("Own window"), tr("For a second screen: closing that window brings the map back.")},
        {View, "view.layoutSave"_L1, ""_L1, ""_L1, tr("&Save layout as…"), tr("Save layout"),
         tr("Keeps where the panes stand under a name.")},
        {View, "view.layoutDelete"_L1, ""_L1, ""_L1, tr("&Delete this layout"), tr("Delete layout"),
         tr("Forgets the layout in use; the panes stay where they are.")},
        {View, "view.layoutReset"_L1, ""_L1, "Ctrl+Alt+0"_L1, tr("&Standard layout"),
         tr("Standard layout"), tr("Puts the panes where they are at first.")},
    };
    static constexpr std::array ids{"view.layout1"_L1, "view.layout2"_L1, "view.layout3"_L1,
                                    "view.layout4"_L1, "view.layout5"_L1, "view.layout6"_L1,
                                    "view.layout7"_L1, "view.layout8"_L1, "view.layout9"_L1};
    static constexpr std::array keys{"Ctrl+Alt+1"_L1, "Ctrl+Alt+2"_L1, "Ctrl+Alt+3"_L1,
                                     "Ctrl+Alt+4"_L1, "Ctrl+Alt+5"_L1, "Ctrl+Alt+6"_L1,
                                     "Ctrl+Alt+7"_L1, "Ctrl+Alt+8"_L1, "Ctrl+Alt+9"_L1};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        all << Spec{View,
                    ids[i],
                    ""_L1,
                    keys[i],
                    tr("Layout &%1").arg(i + 1),
                    tr("Layout %1").arg(i + 1),
                    tr("Puts the panes where that layout has them.")};
    }
    return all;
}

} // namespace console
