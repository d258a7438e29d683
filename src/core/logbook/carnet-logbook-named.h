/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook-private.h"
#include "model/carnet-named-words.h"

G_BEGIN_DECLS

/* Lists of what was given a name, kept in this file on this machine: no copy that is sent holds them. Private
 * to the façade. */

/** carnet_logbook_list_named: (transfer full) (element-type CarnetNamedWords): those of @meta, by name.
 * @problem: what is said when they cannot be read (%CARNET_ERROR_CORRUPT) */
GPtrArray *
carnet_logbook_list_named (CarnetLogbook *self, const char *meta, const char *problem, GError **error);
/** carnet_logbook_put_named: @named: (transfer full): instead of the one of that name, whatever its case and
 * accents. */
gboolean carnet_logbook_put_named (CarnetLogbook    *self,
                                   const char       *meta,
                                   const char       *problem,
                                   CarnetNamedWords *named,
                                   GError          **error);
/** carnet_logbook_remove_named: @found: (out): whether there was one. */
gboolean carnet_logbook_remove_named (CarnetLogbook *self,
                                      const char    *meta,
                                      const char    *problem,
                                      const char    *name,
                                      gboolean      *found,
                                      GError       **error);

G_END_DECLS
