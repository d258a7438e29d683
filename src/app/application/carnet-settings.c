/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-settings.h"

#include "carnet-config.h"

GSettings *
carnet_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source)
    schema = g_settings_schema_source_lookup (source, CARNET_APP_ID, TRUE);
  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
