/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

/** The two forms of carnet-1.xsd: the filtered current state, or everything with its revisions. */
typedef enum
{
  CARNET_PROFILE_REPORT,
  CARNET_PROFILE_EXCHANGE,
} CarnetProfile;

/** CarnetValidation: what carnet_xml_validate() found a file to be. */
typedef struct
{
  CarnetProfile profile;
  guint64       n_observations;
  guint64       n_revisions;
  guint64       n_attachments;
} CarnetValidation;
/** carnet_xml_validate: schema, references, and for the exchange profile every id. Needs no logbook. */
gboolean
carnet_xml_validate (const char *path, CarnetValidation *result, GCancellable *cancellable, GError **error);
/** carnet_programme_read_xml: Returns: (transfer full) (nullable): a programme file, such as the shipped
 * `programme-2018.xml`; refuses anything odd with its line. */
CarnetProgramme *carnet_programme_read_xml (const char *path, GError **error);
/** carnet_programme_write_xml: a programme file of @programme, whole or not at all; ids in place of names. */
gboolean carnet_programme_write_xml (const CarnetProgramme *programme,
                                     const char            *path,
                                     gboolean               replace,
                                     GError               **error);

G_END_DECLS
