/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/carnet-territory.h"

G_BEGIN_DECLS

/**
 * CarnetGazetteer: the official list of France's territories, read-only, from the
 * database built with the project. Belongs to one thread at a time.
 */
typedef struct _CarnetGazetteer CarnetGazetteer;

/** carnet_gazetteer_open: @path (nullable): the installed one. */
CarnetGazetteer *carnet_gazetteer_open (const char *path, GError **error);
void             carnet_gazetteer_close (CarnetGazetteer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetGazetteer, carnet_gazetteer_close)
/**
 * carnet_gazetteer_search:
 * @text: words of a name (each as a prefix, whatever accents, case and hyphens), or a code
 * @n_matches: (out) (optional): how many there are in all
 *
 * Best first: exact code, exact name, name that starts so, then the rest;
 * intercommunalities before communes, larger population first.
 * Returns: (transfer full) (element-type CarnetTerritory): at most @limit.
 */
GPtrArray *carnet_gazetteer_search (CarnetGazetteer *self,
                                    const char      *text,
                                    guint            limit,
                                    guint           *n_matches,
                                    GError         **error);
/**
 * carnet_gazetteer_resolve:
 * @text: a code, or a name that must be the only one of its folded form; either may follow `kind:`
 * @candidates: (out) (optional) (transfer full): on %CARNET_ERROR_AMBIGUOUS, those it could be
 */
CarnetTerritory *
carnet_gazetteer_resolve (CarnetGazetteer *self, const char *text, GPtrArray **candidates, GError **error);

G_END_DECLS
