/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** CliNames: from the ids that observations hold to what people call the things. */
typedef struct _CliNames CliNames;

CliNames *cli_names_load (Cli *cli, GError **error);
void      cli_names_free (CliNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliNames, cli_names_free)

const CarnetProgramme *cli_names_get_programme (CliNames *self);
const CarnetNames     *cli_names_get_all (CliNames *self);
/* Each (transfer none) (nullable): NULL when the logbook does not hold that id, or it is deleted. */
const CarnetTerritory *cli_names_find_territory (CliNames *self, const CarnetId *id);
const char            *cli_names_find_section (CliNames *self, const CarnetId *id);

G_END_DECLS
