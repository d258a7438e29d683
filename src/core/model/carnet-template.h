/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-named-words.h"
#include "model/carnet-observation.h"

G_BEGIN_DECLS

/**
 * CarnetTemplate: what a new observation of a kind that comes again and again begins with.
 * @texts: (element-type utf8 utf8): the title and the sections, by their keys (carnet-kinds.h)
 * @themes: (element-type CarnetId)
 */
typedef struct
{
  char            *name;
  GHashTable      *texts;
  GArray          *themes;
  CarnetVisibility visibility;
} CarnetTemplate;

CarnetTemplate *carnet_template_new (const char *name);
CarnetTemplate *carnet_template_copy (const CarnetTemplate *self);
void            carnet_template_free (CarnetTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetTemplate, carnet_template_free)

/** carnet_template_to_words: (transfer full): as kept in the file. */
CarnetNamedWords *carnet_template_to_words (const CarnetTemplate *self);
/** carnet_template_from_words: (transfer full): what this version does not know is left out. */
CarnetTemplate *carnet_template_from_words (const CarnetNamedWords *named);

G_END_DECLS
