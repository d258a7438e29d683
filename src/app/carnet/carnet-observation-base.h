/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"
#include "model/carnet-kinds.h"
#include "model/carnet-observation.h"

G_BEGIN_DECLS

/* What the logbook holds of an observation, by the keys of its fields. */

/** carnet_base_parse_suffix: the id that follows @prefix in @key. */
gboolean    carnet_base_parse_suffix (const char *key, const char *prefix, CarnetId *id);
const char *carnet_base_get_text (const CarnetObservation *base, const char *key);
CarnetId    carnet_base_get_link (const CarnetObservation *base, const char *key);
gboolean    carnet_base_has_element (const GArray *ids, const CarnetId *id);
/** carnet_base_is_same: @base already says @value: then there is nothing to write. */
gboolean carnet_base_is_same (const CarnetObservation *base, const char *key, const CarnetValue *value);
/** carnet_base_dup_element_key: (transfer full): of @id in the set of that @prefix: themes or actors. */
char *carnet_base_dup_element_key (const char *prefix, const CarnetId *id);

G_END_DECLS
